# modules: newer_t
# Functions that are newer than what a module is compiled for: its own come first.
import newer_t

print(newer_t.call_one(len, "four"), newer_t.call_none(list))
print(newer_t.attribute(5), newer_t.pop({}), newer_t.by_def(newer_t.Box))
print(type(newer_t.Box()).__name__)
