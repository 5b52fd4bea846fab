"""`python -m typeobject`: the command that came with this package."""
import os
import sys
import sysconfig


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    folders = [sysconfig.get_path("scripts"), os.path.join(os.path.dirname(here), "bin")]
    user = sysconfig.get_path("scripts", os.name + "_user")
    for folder in folders + [user]:
        command = os.path.join(folder, "typeobject")
        if os.access(command, os.X_OK):
            os.execv(command, [command] + sys.argv[1:])
    sys.exit("typeobject: the command is in none of " + ", ".join(folders + [user]))


main()
