"""How a sealed file is altered: its container, an update after the seal, the whole file written again."""

import io
import re
from collections.abc import Callable

from asn1crypto import cms
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from premierpas.placements.sealing.verify import _container

Forge = Callable[[bytes], bytes]
HOLE = re.compile(rb"/ByteRange\s*\[\s*0 (\d+) (\d+) (\d+)\s*\]")


def hole(pdf: bytes) -> tuple[int, int]:
    """Where the seal's container begins and ends, its angle brackets included."""
    found = HOLE.search(pdf)
    assert found
    return int(found[1]), int(found[2])


def container_of(pdf: bytes) -> cms.ContentInfo:
    """The seal's container."""
    start, end = hole(pdf)
    return _container(pdf[start + 1 : end - 1])


def with_container(pdf: bytes, data: bytes) -> bytes:
    """The same file with another container in the same room."""
    start, end = hole(pdf)
    room = end - start - 2
    return pdf[: start + 1] + data.hex().upper().encode().ljust(room, b"0")[:room] + pdf[end - 1 :]


def changed_container(change: Callable[[cms.ContentInfo], None]) -> Forge:
    """Forge the container itself."""

    def forge(pdf: bytes) -> bytes:
        container = container_of(pdf)
        change(container)
        return with_container(pdf, container.dump(force=True))

    return forge


def added_later(change: Callable[[IncrementalPdfFileWriter], None]) -> Forge:
    """An incremental update after the seal, as any editor makes it."""

    def forge(pdf: bytes) -> bytes:
        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return forge


def rewritten(change: Callable[[PdfWriter], None]) -> Forge:
    """The whole file written again with a change."""

    def forge(pdf: bytes) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
        change(writer)
        out = io.BytesIO()
        writer.write(out)
        return out.getvalue()

    return forge
