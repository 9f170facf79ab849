"""Photos of the week: only where the host allows them, ten at most."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.core.scans import CleanPhoto
from premierpas.core.text import one_line
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of

from ..days import Door, door_of
from ..models import Photo, PhotoLeave
from .diary import NotToWrite

MOST = 10


class NoLeave(NotAllowed):
    """The host hasn't allowed photos."""

    def __init__(self) -> None:
        super().__init__(_("La structure n’a pas donné son accord pour les photos. Demande à ton tuteur."))


class TooMany(DomainError):
    """There are ten already."""

    def __init__(self) -> None:
        super().__init__(_("Tu as déjà %(n)d photos. Enlèves-en une d’abord.") % {"n": MOST}, field="picture")


def may_take_photos(placement: Placement) -> bool:
    """Whether the host has said yes."""
    return PhotoLeave.objects.filter(placement=placement, allowed=True).exists()


@action(may="week.write")
def add_photo(placement: Placement, *, day: date, photo: CleanPhoto, caption: str, alt: str, by: Actor) -> Photo:
    """Keep a photo of this day; the same one sent twice is kept once. Raises NotToWrite, NoLeave, TooMany."""
    row = Placement.objects.select_for_update(no_key=True).get(pk=placement.pk)
    if day not in days_of(row) or door_of(row, day) is not Door.OPEN:
        raise NotToWrite
    if not may_take_photos(row):
        raise NoLeave
    same = Photo.objects.filter(placement=row, sha256=photo.sha256).first()
    if same is not None:
        return same
    if row.photos.count() >= MOST:
        raise TooMany
    return Photo.objects.create(
        placement=row, day=day, picture=photo.jpeg, width=photo.width, height=photo.height, sha256=photo.sha256,
        caption=one_line(caption), alt=one_line(alt),
    )  # fmt: skip


@action(may="week.write", on=lambda given: given["photo"].placement)
def describe_photo(photo: Photo, *, caption: str, alt: str, by: Actor) -> None:
    """Set what is written under it, and what is read to those who don't see it."""
    Photo.objects.filter(pk=photo.pk).update(caption=one_line(caption), alt=one_line(alt))


@action(may="week.write", on=lambda given: given["photo"].placement)
def remove_photo(photo: Photo, *, by: Actor) -> None:
    """Delete it for good; a second time changes nothing."""
    Photo.objects.filter(pk=photo.pk).delete()
