"""Bytes that are altered in place: ranges, padding, tables."""

import re

from .ways import HOLE, Forge, hole


def flipped_at(find: bytes) -> Forge:
    """One bit of the byte after some bytes."""

    def forge(pdf: bytes) -> bytes:
        at = pdf.index(find) + len(find)
        return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]

    return forge


def lower_case(pdf: bytes) -> bytes:
    """The container's hexadecimal letters in small."""
    start, end = hole(pdf)
    return pdf[:start] + pdf[start:end].lower() + pdf[end:]


def padded(pdf: bytes) -> bytes:
    """Something in the unused end of the container's room."""
    _start, end = hole(pdf)
    return pdf[: end - 9] + b"DEADBEEF" + pdf[end - 1 :]


def partial_range(pdf: bytes) -> bytes:
    """A range that leaves the end of the file out."""
    found = HOLE.search(pdf)
    assert found
    shorter = str(int(found[3]) - 400).encode().rjust(len(found[3]))
    return pdf[: found.start(3)] + shorter + pdf[found.end(3) :]


def from_the_middle(pdf: bytes) -> bytes:
    """A range that begins after the head of the file."""
    return pdf.replace(b"/ByteRange [0 ", b"/ByteRange [9 ", 1)


def second_range(pdf: bytes) -> bytes:
    """A second range, in a comment at the end."""
    return pdf + b"\n%/ByteRange [0 1 2 3]\n"


def startxref(pdf: bytes) -> bytes:
    """The reader is sent to the table of before the seal."""
    places = [int(each) for each in re.findall(rb"startxref\s+(\d+)", pdf)]
    at = pdf.rindex(str(places[-1]).encode())
    return pdf[:at] + str(places[0]).encode().rjust(len(str(places[-1]))) + pdf[at + len(str(places[-1])) :]


def unsealed(pdf: bytes) -> bytes:
    """The file as it was before its seal: an incremental update can be cut off."""
    return pdf[: pdf.index(b"%%EOF") + 6]
