# modules: heap_rs
# A module in Rust with memory of its own, where references are that nobody else has.

import gc
import heap_rs

stack = heap_rs.Stack()
for i in range(500):
    stack.push(["item", i])
    if i % 50 == 0:
        gc.collect()
        [[j] for j in range(100)]
gc.collect()
[["other", i] for i in range(500)]
print(len(stack), all(stack[i] == ["item", i] for i in range(500)))
print(stack.first())
print(heap_rs.last())
for i in range(498):
    assert stack.pop() == ["item", 499 - i]
gc.collect()
print(heap_rs.last(), len(stack), stack.pop(), stack.pop())
try:
    stack.pop()
except IndexError as e:
    print(e)
try:
    stack[0]
except IndexError as e:
    print(e)
print(heap_rs.forget(), heap_rs.last())

# Stacks that are gone, with cycles, give back what they have.
for i in range(300):
    other = heap_rs.Stack()
    other.push(other)
    other.push(bytearray(100))
del other
heap_rs.forget()
gc.collect()


class Counted(heap_rs.Stack):
    def push(self, item):
        return -super().push(item)


counted = Counted()
print(counted.push(1), counted.push(2), list(counted), isinstance(counted, heap_rs.Stack))

fixed = heap_rs.Fixed()
print(fixed.answer, type(fixed) is heap_rs.Fixed, heap_rs.Fixed.__name__)
try:
    fixed.answer = 1
except AttributeError:
    print("it does not change")

print(heap_rs.units(b"abc", 3, (-5, 1 << 40), "x"))
print(heap_rs.units(b"", number=0.5, pair=[1, -2], letter="y", key=[1]))
for arguments in (("abc", 3, (1, 2), "x"), (b"", "3", (1, 2), "x"), (b"", 3, (1, 2, 3), "x"),
                  (b"", 3, (1 << 20, 2), "x"), (b"", 3, (1, 2), "xy"), (b"", 3, (1, 2), "x", None)):
    try:
        print(heap_rs.units(*arguments))
    except (TypeError, OverflowError) as e:
        print(type(e).__name__)
print(heap_rs.total(), heap_rs.total(1, 2, 3), heap_rs.total(1 << 40, -1))
try:
    heap_rs.total(1, "2")
except TypeError:
    print("an int is wanted")
