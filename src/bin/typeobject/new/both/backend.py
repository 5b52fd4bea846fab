"""What pip calls (PEP 517): `pip install .` has the typeobject command make the wheel."""
import os
import subprocess
import tarfile


def build_wheel(directory, config_settings=None, metadata_directory=None):
    made = subprocess.run(
        ["typeobject", "build", "--wheel", "-o", directory],
        check=True, stdout=subprocess.PIPE, universal_newlines=True,
    )
    return os.path.basename(made.stdout.strip())


def build_sdist(directory, config_settings=None):
    name = "{{name}}-0.1.0"
    with tarfile.open(os.path.join(directory, name + ".tar.gz"), "w:gz") as archive:
        for entry in sorted(os.listdir(".")):
            if entry not in ("build", "dist", "target") and not entry.startswith("."):
                archive.add(entry, name + "/" + entry)
    return name + ".tar.gz"
