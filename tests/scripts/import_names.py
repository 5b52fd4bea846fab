# modules: names_t
# skip: micropython:[A-Z]* what is linked into an image shares its names with the VM
# A module's functions and libc's are called, not those of the VM that have the same names.
import names_t

print(names_t.own(10))
print(names_t.formatted())
