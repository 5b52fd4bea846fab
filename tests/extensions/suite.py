# The tests of modules on a VM that has no unittest of its own:
#
#   suite.py LEFT_OUT MODULE...
#
# Each line of the file LEFT_OUT is `TEST: reason`, where TEST is `CLASS.METHOD` or a function,
# with `MODULE:` before it or not, and may end in `*`; `MODULE*` leaves out modules, which are not
# imported and not counted; `#` begins a comment. One line is printed for each test, `RESULT MODULE:TEST`, flushed before the next
# begins, so that a crash is known by name; then `total N left out N skipped N passed N`.
#
# On a board, which has no files, a script calls main().

import gc
import sys
import unittest

if sys.implementation.name != "cpython":
    import builtins_for_tests
    import math_for_tests
    import sys_for_tests

    sys.modules["sys"] = sys_for_tests
    sys.modules["math"] = math_for_tests


def left_out(lines):
    rules = []
    for line in lines:
        line = line.strip()
        if line and not line.startswith("#"):
            rules.append(line.split(": ", 1))
    return rules


def rule_for(rules, name):
    for rule in rules:
        pattern = rule[0]
        candidate = name if ":" in pattern else name.split(":", 1)[1]
        if candidate == pattern or pattern.endswith("*") and candidate.startswith(pattern[:-1]):
            return rule
    return None


def rule_for_module(rules, name):
    for rule in rules:
        if rule[0].endswith("*") and name.startswith(rule[0][:-1]):
            return rule
    return None


# `all_used`: that a rule is about no test is said.
def main(lines, names, all_used=True):
    rules = left_out(lines)
    used = set()
    count = {"ok": 0, "FAIL": 0, "ERROR": 0, "skipped": 0, "left out": 0}
    seen = set()
    for module_name in names:
        rule = rule_for_module(rules, module_name)
        if rule is not None:
            used.add(rule[0])
            print("left out", module_name, "-", rule[1])
            continue
        __import__(module_name)
        module = sys.modules[module_name]
        for name, cls, method in unittest.collect(module):
            # A class that a test module imports from another one is that one's.
            if cls is not None:
                if cls in seen and (cls, module_name) not in seen:
                    continue
                seen.add(cls)
                seen.add((cls, module_name))
            label = "%s:%s" % (module_name, name)
            rule = rule_for(rules, label)
            if rule is not None:
                count["left out"] += 1
                used.add(rule[0])
                print("left out", label, "-", rule[1])
                continue
            sys.stdout.write("running %s\n" % label)
            if cls is None:
                result, error = unittest.run_one(method)
            elif hasattr(cls, "__unittest_skip_why__"):
                result, error = "skipped", cls.__unittest_skip_why__
            else:
                case = cls(method)
                result, error = unittest.run_one(getattr(case, method), case)
            count[result] += 1
            if error is None:
                print(result, label)
            else:
                print(result, label, "-", repr(error)[:400])
                if result in ("FAIL", "ERROR"):
                    sys.print_exception(error)
            case = error = None
            gc.collect()
    for pattern, reason in rules:
        if all_used and pattern not in used:
            print("unused rule", pattern)
    total = sum(count.values())
    print("total %d left out %d skipped %d passed %d"
          % (total, count["left out"], count["skipped"], count["ok"]))


if __name__ == "__main__":
    with open(sys.argv[1]) as file:
        lines = file.readlines()
    main(lines, sys.argv[2:])
