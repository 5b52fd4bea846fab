#!/usr/bin/env python3
"""Instructions per operation, counted by callgrind. See run.sh, which builds what this needs.

    run.py MARK.so HOST:LABEL:MODULE:DIR:COMMAND...

Each argument after the first is one thing to measure: HOST groups them into a table, the
first one of a host is compared with each of the others.
"""

import glob
import math
import os
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
# Shown, but no part of the mean: they repeat another row under another condition.
ASIDE = ("construct, with finaliser", "construct, 10000 alive", "weakref, create", "weakref, call",
         "collection, 100000 objects", "collection, 100000 in raw memory")
# One collection, and nothing of a loop in it.
WHOLE = ("collection, ", "dealloc")


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
    costs = {}
    for label, runs in totals.items():
        (few, a), (many, b) = sorted(runs.items())
        costs[label] = (b - a) / (many - few)
    loop = costs.pop("loop")
    return {k: v - (0 if k.startswith(WHOLE) else loop) for k, v in costs.items()}


ORDER = [
    "construct", "construct, 3 keywords", "method, no argument", "method, one argument",
    "method, varargs", "method, fastcall", "method, formats a str", "member get, object",
    "member set, object", "member get, int", "member set, int", "getset get", "getset set",
    "repr", "equality", "compare, less than", "hash", "number add", "index", "slice",
    "iterate 1000 items", "call", "buffer of 1 kB", "method of a subclass", "dealloc",
    "weakref, create", "weakref, call", "construct, with finaliser", "construct, 10000 alive",
    "collection, 100000 objects", "collection, 100000 in raw memory",
]


def table(host, columns):
    """Prints the results of one host: the first column, then the others and the ratios."""
    (ours, first), others = columns[0], columns[1:]
    head = [host, ours] + [x for label, _ in others for x in (label, "ratio")]
    rows = []
    means = {label: [] for label, _ in others}
    for op in ORDER:
        if op not in first:
            continue
        row = [op, "%.0f" % first[op]]
        for label, costs in others:
            if op not in costs:
                row += ["", ""]
                continue
            # Less than one instruction is nothing: no ratio can be made of it.
            ratio = first[op] / costs[op] if costs[op] >= 1 else float("nan")
            row += ["%.0f" % costs[op], "%.2f" % ratio]
            if op not in ASIDE and ratio > 0:
                means[label].append(math.log(ratio))
        rows.append(row)
    row = ["geometric mean", ""]
    for label, _ in others:
        row += ["", "%.2f" % math.exp(sum(means[label]) / len(means[label]))]
    rows.append(row)
    widths = [max(len(r[i]) for r in rows + [head]) for i in range(len(head))]
    for i, r in enumerate([head] + rows):
        print("| " + " | ".join(c.ljust(w) if j == 0 else c.rjust(w)
                                for j, (c, w) in enumerate(zip(r, widths))) + " |")
        if i == 0:
            print("|" + "|".join("-" * (w + 1) + ("-" if j == 0 else ":")
                                 for j, w in enumerate(widths)) + "|")
    print()


def main(mark, *specs):
    hosts = {}
    for spec in specs:
        host, label, module, path, command = spec.split(":", 4)
        print("measuring", host, label, file=sys.stderr, flush=True)
        hosts.setdefault(host, []).append((label, count(mark, module, path, command)))
    print("Instructions per operation, by callgrind, the cost of the loop subtracted.\n")
    for host, columns in hosts.items():
        table(host, columns)


main(*sys.argv[1:])
