# Drives spidev over the stand-in bus (spibus.c). Each line that it prints is one test: what
# CPython prints is expected everywhere.

import spidev


def test(label, call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
    except Exception as e:
        kind, text = type(e).__name__, str(e)
        if isinstance(e, OSError):
            # MicroPython has no FileNotFoundError.
            kind = "OSError"
            if isinstance(e.errno, int):
                text = "errno %d" % e.errno
        elif text.startswith("Non-Int"):
            # With an address in it.
            text = text.split(":")[0]
        print("%s: %s: %s" % (label, kind, text))
    else:
        print("%s: %r" % (label, result))


def log():
    with spidev.SpiDev(9, 9) as bus:
        raw = bus.readbytes(24)
    return [sum(raw[i + k] << 8 * k for k in range(4)) for i in range(0, 24, 4)]


PROPERTIES = ("mode", "cshigh", "threewire", "lsbfirst", "loop", "no_cs", "bits_per_word",
              "max_speed_hz", "read0")


def state(spi):
    return [getattr(spi, name) for name in PROPERTIES]


print("version: %r" % spidev.__version__)
print("type: %r" % spidev.SpiDev.__name__)
spi = spidev.SpiDev()
test("closed, fileno", spi.fileno)
test("closed, state", state, spi)
test("closed, xfer", spi.xfer, [1])
test("closed, xfer2", spi.xfer2, [1])
test("closed, xfer3", spi.xfer3, [1])
test("closed, readbytes", spi.readbytes, 1)
test("closed, writebytes", spi.writebytes, [1])
test("closed, writebytes2", spi.writebytes2, [1])
test("closed, writebytes2 of bytes", spi.writebytes2, b"1")
test("closed, mode", setattr, spi, "mode", 1)
test("closed, speed", setattr, spi, "max_speed_hz", 1)
test("closed, close", spi.close)
test("open, no device", spi.open, 7, 7)
test("open, nothing", spi.open)
test("open, a str", spi.open, "0", 0)
test("open, three", spi.open, 0, 0, 0)
test("open, unknown keyword", spi.open, bus=0, dev=1)
test("open, keywords", spi.open, device=1, bus=0)
test("open, is open", lambda: spi.fileno() > 2)
test("open, state", state, spi)
test("close", spi.close)
test("close, state", state, spi)
test("close, again", spi.close)
test("open_path", spi.open_path, "/dev/spidev1.2")
test("open_path, state", state, spi)
test("open_path, bytes", spidev.SpiDev().open_path, b"/dev/spidev1.2")
test("open_path, keyword", spidev.SpiDev().open_path, path="/dev/spidev0.0")
test("open_path, no device", spidev.SpiDev().open_path, "/dev/spidev5.5")
test("open_path, an int", spidev.SpiDev().open_path, 5)
spi.close()

test("SpiDev, keywords", lambda: state(spidev.SpiDev(bus=0, client=1)))
test("SpiDev, no device", spidev.SpiDev, 8, 8)
test("SpiDev, a str", spidev.SpiDev, "0")
test("SpiDev, three", spidev.SpiDev, 0, 1, 2)

spi = spidev.SpiDev(0, 1)
for value in (0, 1, 2, 3, 4, -1, 256, "1", None, 1.0, True):
    test("mode = %r" % (value,), setattr, spi, "mode", value)
    test("mode after %r" % (value,), getattr, spi, "mode")
test("del mode", delattr, spi, "mode")
for name in ("cshigh", "threewire", "lsbfirst", "loop", "no_cs", "read0"):
    for value in (True, False, 1, None):
        test("%s = %r" % (name, value), setattr, spi, name, value)
        test("%s after %r" % (name, value), getattr, spi, name)
    test("del " + name, delattr, spi, name)
for value in (8, 9, 16, 32, 33, 7, 0, -1, "8", None):
    test("bits_per_word = %r" % (value,), setattr, spi, "bits_per_word", value)
    test("bits_per_word after %r" % (value,), getattr, spi, "bits_per_word")
test("del bits_per_word", delattr, spi, "bits_per_word")
for value in (1, 1000000, 0, "1", None, 2.5):
    test("max_speed_hz = %r" % (value,), setattr, spi, "max_speed_hz", value)
    test("max_speed_hz after %r" % (value,), getattr, spi, "max_speed_hz")
test("del max_speed_hz", delattr, spi, "max_speed_hz")
test("unknown attribute", getattr, spi, "speed")
test("set unknown attribute", lambda: setattr(spi, "speed", 1) if False else None)
spi.mode = 3
spi.cshigh = True
spi.lsbfirst = True
spi.bits_per_word = 8
spi.max_speed_hz = 2000000
test("state", state, spi)
again = spidev.SpiDev(0, 1)
test("state of the device", state, again)
again.close()
forgets = spidev.SpiDev(3, 2)
test("a mode that is not taken", setattr, forgets, "mode", 1)
test("a flag that is not taken", setattr, forgets, "loop", True)
test("state after that", state, forgets)
refuses = spidev.SpiDev(3, 3)
test("a flag that is refused", setattr, refuses, "no_cs", True)
test("state after that", state, refuses)
test("a flag that is not", setattr, refuses, "loop", True)
test("state after that", state, refuses)

spi.cshigh = spi.lsbfirst = False
for name in ("xfer", "xfer2", "xfer3"):
    xfer = getattr(spi, name)
    for values in ([1], [1, 2, 255], (1, 2), [True, 0], bytearray(b"ab"), b"ab", range(3), "ab",
                   [], (), b"", [256, -1, 1000], [1, "2"], [None], [1.0], {1: 2}, {5}, None, 5,
                   iter([1, 2])):
        label = "iterator" if not isinstance(values, (list, tuple, bytes, bytearray, range, str, dict, set, int)) and values is not None else repr(values)
        test("%s(%s)" % (name, label), xfer, values)
    test(name + ", log", log)
    test(name + ", speed", xfer, [1, 2], 250000)
    test(name + ", speed, log", log)
    test(name + ", delay and bits", xfer, [1, 2, 3], 125000, 10, 16)
    test(name + ", delay and bits, log", log)
    test(name + ", zeroes", xfer, [1], 0, 0, 0)
    test(name + ", zeroes, log", log)
    test(name + ", nothing", xfer)
    test(name + ", five", xfer, [1], 1, 1, 1, 1)
    test(name + ", a str for speed", xfer, [1], "1")
    test(name + ", a great delay", xfer, [1], 1, 65535)
    test(name + ", a great delay, log", log)
    test(name + ", no bits", xfer, [1], 1, 1, -1)
    test(name + ", great bits", xfer, [1], 1, 1, 256)
    test(name + ", keyword", lambda: getattr(spidev.SpiDev, name)(spi, [1], speed_hz=1))
    values = [3, 2, 1]
    test(name + ", the same list", lambda: xfer(values) is values)
    test(name + ", its values", lambda: values)
    test(name + ", 4096", lambda: sum(xfer([i & 255 for i in range(4096)])))
    test(name + ", 4097", lambda: sum(xfer([i & 255 for i in range(4097)])))
    test(name + ", 4097, log", log)
    test(name + ", 70000", lambda: sum(xfer([1] * 70000)))
    spi.cshigh = spi.read0 = True
    test(name + ", read0", xfer, [7])
    test(name + ", read0, log", log)
    spi.cshigh = spi.read0 = False

for values in ([1, 2, 3], (4, 5), b"bytes", bytearray(b"array"), range(3), [True, 300], [], (), "ab",
               ["a"], [None], None, 5, {1}):
    test("writebytes(%r)" % (values,), spi.writebytes, values)
    test("read after writebytes(%r)" % (values,), spi.readbytes, 4)
    spi.readbytes(4096)
    test("writebytes2(%r)" % (values,), spi.writebytes2, values)
    test("read after writebytes2(%r)" % (values,), spi.readbytes, 4)
    spi.readbytes(4096)
test("writebytes, 4096", spi.writebytes, [1] * 4096)
test("read, 4096", lambda: sum(spi.readbytes(4096)))
test("writebytes, 4097", spi.writebytes, [1] * 4097)
test("writebytes2, 129", spi.writebytes2, list(range(129)))
test("read, 129", spi.readbytes, 129)
test("writebytes2, 10000", spi.writebytes2, [i % 251 for i in range(10000)])
test("read, 10000", lambda: [sum(spi.readbytes(4096)) for i in range(3)])
test("writebytes2, a buffer of 10000", spi.writebytes2, bytes(i % 251 for i in range(10000)))
test("read, 10000", lambda: [sum(spi.readbytes(4096)) for i in range(3)])
test("writebytes2, a memoryview", spi.writebytes2, memoryview(b"memory")[1:4])
test("read", spi.readbytes, 3)
test("writebytes, nothing", spi.writebytes)
test("writebytes2, nothing", spi.writebytes2)
test("writebytes, two", spi.writebytes, [1], [2])
for n in (0, -5, 1, 3):
    test("readbytes(%d)" % n, spi.readbytes, n)
test("readbytes(100000)", lambda: len(spi.readbytes(100000)))
test("readbytes, a str", spi.readbytes, "1")
test("readbytes, nothing", spi.readbytes)

other = spidev.SpiDev(1, 3)
test("another device", other.xfer2, [0, 1])
test("this one", spi.xfer2, [0, 1])

with spidev.SpiDev(0, 0) as inside:
    test("with", inside.xfer, [1])
test("after with", inside.fileno)
try:
    with spidev.SpiDev(0, 0) as inside:
        raise ValueError("inside")
except ValueError as e:
    print("raised inside: %s, %d" % (e, inside.fileno()))
test("__enter__", lambda: other.__enter__() is other)
test("__enter__, an argument", other.__enter__, 1)
test("__exit__, two", other.__exit__, 1, 2)
test("__exit__", other.__exit__, None, None, None)
test("after __exit__", state, other)


class Device(spidev.SpiDev):
    def __init__(self, *args):
        super().__init__(*args)
        self.name = "device"

    def ask(self, *values):
        return self.xfer2(list(values))

    def close(self):
        self.name = None
        return super().close()


device = Device(2, 1)
test("subclass", device.ask, 1, 2, 3)
test("subclass, attribute", getattr, device, "name")
test("subclass, property", setattr, device, "mode", 2)
test("subclass, property", getattr, device, "mode")
test("subclass, close", device.close)
test("subclass, closed", lambda: (device.name, device.fileno()))
test("subclass, is one", lambda: (isinstance(device, spidev.SpiDev), isinstance(spi, Device)))

for i in range(300):
    with spidev.SpiDev(0, 0) as each:
        each.xfer([i & 255])
test("after many", lambda: spidev.SpiDev(0, 0).xfer([1]))
