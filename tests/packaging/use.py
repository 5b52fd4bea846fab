# What a module of tests/packaging answers on every host.
import thermo


class Loud(thermo.Thermo):
    def scale(self, factor):
        print("scaling by", factor)
        return super().scale(factor)


t = Loud()
t.value = 20.5
print(t.scale(2), t.value, isinstance(t, thermo.Thermo), thermo.header)
