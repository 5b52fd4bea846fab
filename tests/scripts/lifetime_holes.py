# modules: noddy
# heap: 280K
# skip: micropython:[A-Z]* the sizes are those of a heap of 280 KiB
# Without collections, too, memory that was given back is found again.
import gc
import noddy

gc.disable()
grown = bytearray(20000)
between = []
for i in range(3):
    between.append(noddy.Noddy())
    between.append(bytearray(100))
    grown.extend(bytes(20000))
others = [bytearray(15000) for i in range(2)]
print(len(grown), len(others), len(between))
gc.enable()
