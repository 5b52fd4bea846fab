#!/usr/bin/env python3
"""The tables and the picture of firmware.sh, which measures.

    firmware.py FOLDER README.md PICTURE.svg

FOLDER has NAME.json of `typeobject size` for each module, the linker's map of the image with what is
written by hand, and what benches/ops.py printed.
"""

import json
import os
import re
import sys

from table import lines, per_operation, table

# What SysTick goes on once in: the board's 25 MHz, and an instruction is a nanosecond.
TICK = 40
MODULES = ("noddy4", "mymodule")
BEGIN, END = "<!-- firmware:begin -->\n", "<!-- firmware:end -->\n"


def by_hand(path, name):
    """Flash and RAM of NAMEhw.o in a linker's map."""
    with open(path) as f:
        text = f.read().split("Linker script and memory map", 1)[1]
    size = {"flash": 0, "ram": 0}
    # ` .text.name  0xADDRESS  0xSIZE file`, broken after a long name.
    for section, number, file in re.findall(r"^ (\.\S+)\s+0x[0-9a-f]+\s+0x([0-9a-f]+) (\S+)$", text, re.M):
        if not file.endswith("/%shw.o" % name) or re.match(r"\.(debug|comment|ARM\.attributes)", section):
            continue
        if not section.startswith(".bss"):
            size["flash"] += int(number, 16)
        if section.startswith((".bss", ".data")):
            size["ram"] += int(number, 16)
    if not size["flash"]:
        sys.exit("firmware.py: %s has no %shw.o" % (path, name))
    return size


def operations(path):
    totals = {}
    with open(path) as f:
        for label, times, ticks in re.findall(r"^(.+):(\d+) (\d+)$", f.read(), re.M):
            totals.setdefault(label, {})[int(times)] = int(ticks) * TICK
    return per_operation(totals)


def grouped(number):
    return "{:,}".format(number)


def picture(sizes):
    """Bars: flash and RAM of each module, and of the same by hand."""
    most = max(size[kind] for pair in sizes.values() for size in pair for kind in ("flash", "ram"))
    unit = 10 ** (len(str(most)) - 1)
    top = -(-most // unit) * unit
    left, width, row = 150, 480, 26
    groups = [(name, kind, [size[kind] for size in pair]) for name, pair in sizes.items() for kind in ("flash", "ram")]
    height = 60 + len(groups) * (2 * row + 18) + 30
    title = "Bytes of flash and RAM: " + "; ".join(
        "%s %s %s, by hand %s" % (name, "RAM" if kind == "ram" else kind, grouped(a), grouped(b))
        for name, kind, (a, b) in groups) + "."
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 760 %d" width="760" height="%d" role="img" '
           'aria-labelledby="title">' % (height, height),
           '  <title id="title">%s</title>' % title,
           "  <style>",
           "    text { font: 14px sans-serif; fill: #24292f; }",
           "    .small { font-size: 12px; fill: #57606a; }",
           "    .ours { fill: #0969da; }",
           "    .hand { fill: #8c959f; }",
           "    line { stroke: #d0d7de; }",
           "    @media (prefers-color-scheme: dark) {",
           "      text { fill: #e6edf3; }",
           "      .small { fill: #9ea7b3; }",
           "      .ours { fill: #58a6ff; }",
           "      .hand { fill: #6e7681; }",
           "      line { stroke: #30363d; }",
           "    }",
           "  </style>"]
    for i, (name, cls) in enumerate((("typeobject", "ours"), ("written by hand", "hand"))):
        out.append('  <rect class="%s" x="%d" y="14" width="14" height="14"/>' % (cls, left + i * 140))
        out.append('  <text x="%d" y="26">%s</text>' % (left + 20 + i * 140, name))
    for value in range(0, top + 1, unit):
        x = left + width * value / top
        out.append('  <line x1="%.1f" y1="44" x2="%.1f" y2="%d"/>' % (x, x, height - 34))
        out.append('  <text class="small" x="%.1f" y="%d" text-anchor="middle">%s</text>' % (x, height - 16, grouped(value)))
    y = 52
    for name, kind, values in groups:
        out.append('  <text x="%d" y="%d" text-anchor="end">%s, %s</text>' % (
            left - 10, y + row + 4, name, "RAM" if kind == "ram" else kind))
        for value, cls in zip(values, ("ours", "hand")):
            long = width * value / top
            out.append('  <rect class="%s" x="%d" y="%d" width="%.1f" height="%d"/>' % (cls, left, y, long, row - 4))
            out.append('  <text class="small" x="%.1f" y="%d">%s</text>' % (left + long + 6, y + 15, grouped(value)))
            y += row
        y += 18
    return "\n".join(out) + "\n</svg>\n"


def main(folder, readme, svg):
    rows = [["bytes", "flash", "by hand", "ratio", "RAM", "by hand"]]
    sizes, first = {}, None
    for name in MODULES:
        with open(os.path.join(folder, name + ".json")) as f:
            parts = json.load(f)["bytes"]
        sizes[name] = parts[name], by_hand(os.path.join(folder, "hand", "firmware.map"), name)
        if first is None:
            first = parts
            for part, label in (("MicroPython alone", "MicroPython alone"), ("runtime", "runtime for %s alone" % name)):
                rows.append([label, grouped(parts[part]["flash"]), "", "", grouped(parts[part]["ram"]), ""])
    for name, (ours, hand) in sizes.items():
        rows.append([name, grouped(ours["flash"]), grouped(hand["flash"]), "%.2f" % (ours["flash"] / hand["flash"]),
                     grouped(ours["ram"]), grouped(hand["ram"])])
    text = lines(rows) + "\n" + table("instructions, Cortex-M3", [
        ("typeobject", operations(os.path.join(folder, "benchmod.txt"))),
        ("hand-written", operations(os.path.join(folder, "noddyhw.txt")))])
    print(text)
    with open(svg, "w") as f:
        f.write(picture(sizes))
    with open(readme) as f:
        page = f.read()
    before, rest = page.split(BEGIN)
    _, after = rest.split(END)
    with open(readme, "w") as f:
        f.write(before + BEGIN + text + END + after)


main(*sys.argv[1:])
