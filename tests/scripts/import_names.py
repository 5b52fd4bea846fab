# modules: names_t names2_t
# cpython: >=3.9
# lines: micropython:[A-Z]* ^wide a size_t has 32 bits there, a float 24
# A module's functions and variables are its own, and libc's are called, not those of the VM or of another
# module that have the same names. (CPython 3.8's executable shows its main to modules.)
import names_t
import names2_t

print(names_t.own(10), names2_t.own(10))
print(names_t.formatted())
print("wide", names_t.wide())
for line in names_t.ints():
    print(line)
# The VM's own work as before.
print(round(2.5), round(1.75, 1), len("abc"), [x for x in map(str, range(3))])
