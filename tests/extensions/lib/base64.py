# base64 for a MicroPython that has none.

import binascii


def b64encode(data):
    return binascii.b2a_base64(data)[:-1]


def b64decode(data):
    return binascii.a2b_base64(data)


standard_b64encode = b64encode
standard_b64decode = b64decode

_BASE32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"


def b32encode(data):
    out = bytearray()
    for i in range(0, len(data), 5):
        part = data[i : i + 5]
        bits = int.from_bytes(part + bytes(5 - len(part)), "big")
        used = (len(part) * 8 + 4) // 5
        for k in range(8):
            out.append(_BASE32[bits >> (35 - 5 * k) & 31] if k < used else 61)
    return bytes(out)


def b32decode(data):
    out = bytearray()
    for i in range(0, len(data), 8):
        part = data[i : i + 8].rstrip(b"=")
        bits = 0
        for c in part:
            bits = bits << 5 | _BASE32.index(bytes([c]))
        bits <<= 5 * (8 - len(part))
        out += bits.to_bytes(5, "big")[: len(part) * 5 // 8]
    return bytes(out)
