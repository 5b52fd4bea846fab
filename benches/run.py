#!/usr/bin/env python3
"""Instructions per operation, counted by callgrind. See run.sh, which builds what this needs.

    run.py MARK.so HOST:LABEL:MODULE:DIR:COMMAND...

Each argument after the first is one thing to measure: HOST groups them into a table, the
first one of a host is compared with each of the others.
"""

import glob
import os
import re
import subprocess
import sys
import tempfile

from table import per_operation, table

HERE = os.path.dirname(os.path.abspath(__file__))


def count(mark, module, path, command):
    """{label: instructions per operation} for one interpreter and one module."""
    with tempfile.TemporaryDirectory() as folder:
        env = dict(os.environ, PYTHONPATH=path, MICROPYPATH=path, PYTHONHASHSEED="0")
        subprocess.run(
            ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + folder + "/out", "-q"]
            + command.split() + [os.path.join(HERE, "ops.py"), module, mark],
            check=True, env=env)
        totals = {}
        for name in glob.glob(folder + "/out*"):
            with open(name) as f:
                text = f.read()
            label = re.search(r"^desc: Trigger: Client Request: (.+):(\d+)$", text, re.M)
            if label:
                total = re.search(r"^(?:totals|summary): (\d+)", text, re.M)
                totals.setdefault(label[1], {})[int(label[2])] = int(total[1])
    return per_operation(totals)


def main(mark, *specs):
    hosts = {}
    for spec in specs:
        host, label, module, path, command = spec.split(":", 4)
        print("measuring", host, label, file=sys.stderr, flush=True)
        hosts.setdefault(host, []).append((label, count(mark, module, path, command)))
    print("Instructions per operation, by callgrind, the cost of the loop subtracted.\n")
    for host, columns in hosts.items():
        print(table(host, columns))


main(*sys.argv[1:])
