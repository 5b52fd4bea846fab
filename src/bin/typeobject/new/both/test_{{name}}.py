# What this prints on CPython is expected on every host.
import {{name}}

x = {{name}}.{{Type}}(20.5, label="degrees")
print(x)
print(x.scale(2), x.value)
x.value = 3
x.label = "metres"
print(x.value, x.label)
try:
    x.label = 1
except TypeError as error:
    print("TypeError:", error)


class Loud({{name}}.{{Type}}):
    def scale(self, factor):
        print("scaling by", factor)
        return super().scale(factor)


print(Loud(1.5).scale(4), isinstance(Loud(), {{name}}.{{Type}}))
