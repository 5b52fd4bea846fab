# modules: phases_t
# A module in two phases, with state of its own.
import phases_t
from support.report import collect, names

print(names(phases_t), phases_t.__name__, phases_t.EXECUTED)
print([phases_t.count(x) for x in ("a", 2, None)], phases_t.logged())
for i in range(300):
    phases_t.count([str(i)])
collect()
print(len(phases_t.logged()), phases_t.logged()[150], phases_t.count(0))
