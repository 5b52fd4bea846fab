# modules: shoddy
# skip: micropython:MICROBIT a list of 20000 items does not fit
# Shoddies in shoddies, in native code of the host, and a large one.
from shoddy import Shoddy
from support.report import collect

s = Shoddy([Shoddy([1, Shoddy([2])]), []])
print(s, s[0][1][0], len(s[0]))
s[0].extend(s[0])
print(s)
s[0][1].append("deep")
print(s)
big = Shoddy(range(10000))
print(len(big), big[9999], sum(big))
big.extend(big)
big.extend(big)
print(len(big), sum(big), big.count(77))
del big[5000:35000]
print(len(big), big[4999], big[5000])
collect()
print(sum(big), big.increment())
matrix = Shoddy(Shoddy(i * j for j in range(4)) for i in range(4))
print(matrix)
print([list(row) for row in zip(*matrix)] == [list(row) for row in matrix])
print(sorted([Shoddy([3]), Shoddy([1, 2]), Shoddy([])]))
print(Shoddy([1, 2]) in [[1, 2]], [1, 2] in Shoddy([[1, 2]]))
plain = [1]
plain.extend(Shoddy([2, 3]))
plain += Shoddy([4])
print(plain)
print(str(Shoddy(["a", b"b", None, 1.5, (1,)])))
counters = [Shoddy() for _ in range(3)]
for i, c in enumerate(counters):
    for _ in range(i):
        c.increment()
print([c.increment() for c in counters])
