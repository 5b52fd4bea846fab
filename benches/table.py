"""Tables of instructions per operation, for run.py and firmware.py."""

import math

# Shown, but no part of the mean: they repeat another row under another condition.
ASIDE = ("construct, with finaliser", "construct, 10000 alive", "weakref, create", "weakref, call",
         "collection, 100000 objects", "collection, 100000 in raw memory")
# One collection, and nothing of a loop in it.
WHOLE = ("collection, ", "dealloc")
ORDER = [
    "construct", "construct, 3 keywords", "method, no argument", "method, one argument",
    "method, varargs", "method, fastcall", "method, formats a str", "member get, object",
    "member set, object", "member get, int", "member set, int", "getset get", "getset set",
    "repr", "equality", "compare, less than", "hash", "number add", "index", "slice",
    "iterate 1000 items", "call", "buffer of 1 kB", "method of a subclass", "dealloc",
    "weakref, create", "weakref, call", "construct, with finaliser", "construct, 10000 alive",
    "collection, 100000 objects", "collection, 100000 in raw memory",
]


def per_operation(totals):
    """{label: cost} of {label: {times: total}}, without the loop's."""
    costs = {}
    for label, runs in totals.items():
        (few, a), (many, b) = sorted(runs.items())
        costs[label] = (b - a) / (many - few)
    loop = costs.pop("loop")
    return {k: v - (0 if k.startswith(WHOLE) else loop) for k, v in costs.items()}


def table(host, columns):
    """The results of one host: the first column, then the others and the ratios."""
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
    return lines([head] + rows)


def lines(rows):
    """A table in Markdown; the first row is its head."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    text = ""
    for i, row in enumerate(rows):
        text += "| " + " | ".join(c.ljust(w) if j == 0 else c.rjust(w)
                                  for j, (c, w) in enumerate(zip(row, widths))) + " |\n"
        if i == 0:
            text += "|" + "|".join("-" * (w + 1) + ("-" if j == 0 else ":") for j, w in enumerate(widths)) + "|\n"
    return text
