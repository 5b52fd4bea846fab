# base64 for a MicroPython that has none.

import binascii


def b64encode(data):
    return binascii.b2a_base64(data)[:-1]


def b64decode(data):
    return binascii.a2b_base64(data)


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
