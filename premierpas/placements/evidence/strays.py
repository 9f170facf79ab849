"""Files that no row names: what a worker or a page wrote just before it was ended. Nobody can ask for them."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from django.core.files.storage import default_storage
from django.db import transaction

from premierpas.core import clock

from ..models import Scan, SealedFile

FOLDERS = ("agreements", "scans")
YOUNG = timedelta(days=1)  # its row may be on the way


def delete_strays() -> int:
    """Delete those older than a day; returns how many."""
    named = set(Scan.objects.values_list("file", flat=True)) | set(SealedFile.objects.values_list("file", flat=True))
    gone = 0
    for name in (each for folder in FOLDERS for each in _files(folder)):
        if name not in named and default_storage.get_modified_time(name) < clock.now() - YOUNG:
            transaction.on_commit(partial(default_storage.delete, name))
            gone += 1
    return gone


def _files(folder: str) -> Iterator[str]:
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (f"{folder}/{each}" for each in files)
    for each in folders:
        yield from _files(f"{folder}/{each}")
