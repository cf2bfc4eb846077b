"""The few encodings of lib0 that y-protocols and updates are made of, read with bounds and written.

Source: lib0's encoding.js and decoding.js. Everything read here comes from a browser, that is from anybody.
"""

from __future__ import annotations

# JavaScript's largest safe integer: what is above cannot be a number of the other side's.
UINT_AT_MOST = 2**53 - 1


class Malformed(ValueError):
    """The bytes are not in the form they claim; the message says what is wrong."""


class Reader:
    """Reads one value after the other; Malformed where the bytes end early or say what cannot be."""

    __slots__ = ("at", "data", "end")

    def __init__(self, data: bytes) -> None:
        self.data, self.at, self.end = data, 0, len(data)

    def byte(self) -> int:
        if self.at >= self.end:
            raise Malformed("the bytes end early")
        value = self.data[self.at]
        self.at += 1
        return value

    def uint(self) -> int:
        """A whole number from 0, seven bits a byte."""
        data, at, end = self.data, self.at, self.end
        if at < end and data[at] < 128:
            self.at = at + 1
            return data[at]
        value = shift = 0
        while at < end:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            if byte < 128:
                if value > UINT_AT_MOST:
                    break
                self.at = at
                return value
            shift += 7
            if shift > 56:
                break
        raise Malformed("a number is cut off or too large")

    def signed(self) -> None:
        """Pass over a signed number."""
        start = self.at
        while self.byte() >= 128:
            if self.at - start > 9:
                raise Malformed("a number is too large")

    def raw(self) -> bytes:
        """Bytes with their length before them."""
        return self.take(self.uint())

    def take(self, length: int) -> bytes:
        at = self.at
        if length > self.end - at:
            raise Malformed("the bytes end early")
        self.at = at + length
        return self.data[at : self.at]

    def string(self) -> str:
        """UTF-8 with its length before it; a lone surrogate is malformed."""
        try:
            return self.raw().decode()
        except UnicodeDecodeError as error:
            raise Malformed("a string is not UTF-8") from error

    def finish(self) -> None:
        """Malformed where bytes are left."""
        if self.at != self.end:
            raise Malformed("bytes are left over")


def uint(value: int) -> bytes:
    """A whole number from 0 as lib0 writes it."""
    if value < 128:
        return bytes((value,))
    out = bytearray()
    while value > 127:
        out.append(128 | value & 127)
        value >>= 7
    out.append(value)
    return bytes(out)


def raw(data: bytes) -> bytes:
    """Bytes with their length before them."""
    return uint(len(data)) + data


def string(text: str) -> bytes:
    """A string as UTF-8 with its length before it."""
    return raw(text.encode())
