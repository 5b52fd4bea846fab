# modules: noddy2
# Many instances of a subclass, kept in containers of all sorts and passed about.
import noddy2
from support.report import collect


class Person(noddy2.Noddy):
    made = 0

    def __init__(self, first, last):
        super().__init__(first, last, Person.made)
        Person.made += 1
        self.friends = []


people = [Person("p%d" % i, "q%d" % i) for i in range(300)]
for i, p in enumerate(people):
    p.friends.append(people[(i * 7 + 1) % 300])
    p.last = people[(i + 1) % 300]
collect()
print(all(p.number == i for i, p in enumerate(people)))
print(all(p.friends[0] is people[(i * 7 + 1) % 300] for i, p in enumerate(people)))
print(all(p.last is people[(i + 1) % 300] for i, p in enumerate(people)))
print(people[5].last.last.last.first, type(people[5].last) is Person)
by_name = {p.first: p for p in people}
print(by_name["p7"].number, by_name["p7"] is people[7])
as_key = {p: i for i, p in enumerate(people)}
print(as_key[people[123]])
print(people.index(people[42]), people[42] in people, people.count(people[0]))
t = tuple(people)
s = set(people)
print(t[9] is people[9], len(s), people[9] in s)


def identity(x, *args, **kwargs):
    return x if not args else args[0] if not kwargs else kwargs["k"]


p = people[0]
print(identity(p) is p, identity(1, p) is p, identity(1, 2, k=p) is p)
p.first = p
print(p.first is p, p.first.first.last is people[1])
p.first = Person
print(p.first is Person, p.first("a", "b").name())
p.first = noddy2.Noddy
print(p.first is noddy2.Noddy)
