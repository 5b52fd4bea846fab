# modules: inherit_t
# skip: micropython:[A-Z]* tables of slots that nothing asks for are not linked there
# Which slots a type gets from its base: each type's, where they come from.
from inherit_t import about

i = 0
while about(i):
    name, slots, size, itemsize, collected, doc = about(i)
    print(name, size, itemsize, collected, doc)
    for origin in sorted({origin for _, origin in slots}):
        names = [slot for slot, o in slots if o == origin]
        for prefix in ("nb_", "sq_", "mp_", "am_", "bf_"):
            some = [slot for slot in names if slot.startswith(prefix)]
            if len(some) > 1:
                names = [slot for slot in names if slot not in some] + ["%s* %d" % (prefix, len(some))]
        print("   ", origin + ":", " ".join(names))
    i += 1
