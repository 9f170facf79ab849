"""Photos of the week: only where the host allows them, and nothing in them but what is seen."""

import io
from collections.abc import Iterator
from copy import deepcopy
from datetime import timedelta

import pillow_heif
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.core.scans import NotAScan, TooLarge, clean_photo
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of
from premierpas.week.actions import add_photo, allow_photos
from premierpas.week.actions.photos import MOST, NoLeave, TooMany
from premierpas.week.models import Photo
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import a_jpeg, a_pupil, a_tutor_of, acting

from .situations import a_signed_week, moved_on

pytestmark = pytest.mark.django_db
PLACE = b"48 deg 53"


signed_week = begun_once(a_signed_week)


@pytest.fixture
def going(signed_week: Placement) -> Iterator[Placement]:
    with travel(signed_week.first_day + timedelta(days=1)):
        yield moved_on(deepcopy(signed_week))


def with_place(kind: str) -> bytes:
    """A picture of 4,000 × 3,000 lying on its side that says where it was taken."""
    picture, out = Image.new("RGB", (4000, 3000), "teal"), io.BytesIO()
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, PLACE.decode()
    if kind == "HEIF":
        pillow_heif.from_pillow(picture).save(out, exif=exif.tobytes())
    else:
        picture.save(out, kind, exif=exif)
    return out.getvalue()


def sent(going: Placement, content: bytes, **more: str):
    address = reverse("week:photo_add", args=[going.first_day])
    picture = SimpleUploadedFile("IMG_0012.HEIC", content)
    return signed_in(going.pupil.user).post(
        address, {"picture": picture, "caption": "L’établi", "alt": "Outils", **more}
    )


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_is_drawn_anew_upright_small_and_without_its_place(kind: str) -> None:
    photo = clean_photo(with_place(kind))
    read = Image.open(io.BytesIO(photo.jpeg))
    assert read.format == "JPEG" and max(read.size) == 1600 == max(photo.width, photo.height)
    assert not read.getexif() and PLACE not in photo.jpeg
    if kind in ("JPEG", "HEIF"):
        assert photo.height > photo.width


@pytest.mark.parametrize(
    ("content", "refused"),
    [(b"MZ not a photo", NotAScan), (b"%PDF-1.4", NotAScan), (b"\xff\xd8\xff" + b"0" * (11 << 20), TooLarge)],
    ids=["a program", "a PDF", "eleven megabytes"],
)
def test_what_is_no_photo_is_refused_in_words_for_a_pupil(content: bytes, refused: type[Exception]) -> None:
    with pytest.raises(refused) as found:
        clean_photo(content)
    assert "ez " not in str(found.value)


def test_without_the_hosts_yes_there_is_no_form_and_no_photo(going) -> None:
    html = signed_in(going.pupil.user).get(reverse("week:photo_add", args=[going.first_day])).content.decode()
    assert "Demande à ton tuteur" in html and "Garder cette photo" not in html
    assert "Demande à ton tuteur" in sent(going, a_jpeg()).content.decode()
    assert not Photo.objects.exists()


def test_a_photo_is_kept_with_its_words_and_shown_to_its_pupil_alone(going) -> None:
    allow_photos(going, allowed=True, by=a_tutor_of(going))
    assert sent(going, a_jpeg(40, 30)).status_code == 302
    photo = Photo.objects.get()
    client = signed_in(going.pupil.user)
    assert client.get(reverse("week:photo", args=[photo.pk]))["Content-Type"] == "image/jpeg"
    assert 'alt="Outils"' in client.get(reverse("week:diary", args=[photo.day])).content.decode()
    assert signed_in(a_pupil().user).get(reverse("week:photo", args=[photo.pk])).status_code == 403


def test_the_same_photo_sent_twice_is_kept_once(going) -> None:
    allow_photos(going, allowed=True, by=a_tutor_of(going))
    for _ in range(2):
        sent(going, a_jpeg(40, 30))
    assert Photo.objects.count() == 1


def test_ten_photos_are_the_most(going) -> None:
    allow_photos(going, allowed=True, by=a_tutor_of(going))
    day = days_of(going)[0]
    for number in range(MOST):
        add_photo(
            going, day=day, photo=clean_photo(a_jpeg(10 + number, 10)), caption="a", alt="b", by=acting(going.pupil)
        )
    with pytest.raises(TooMany):
        add_photo(going, day=day, photo=clean_photo(a_jpeg(90, 10)), caption="a", alt="b", by=acting(going.pupil))


def test_a_no_of_the_host_deletes_what_was_taken_and_the_pupil_is_told(going) -> None:
    allow_photos(going, allowed=True, by=a_tutor_of(going))
    sent(going, a_jpeg(40, 30))
    for _ in range(2):
        allow_photos(going, allowed=False, by=a_tutor_of(going))
    assert not Photo.objects.exists()
    assert Message.objects.filter(notice="week.photos_deleted", user=going.pupil.user).count() == 1
    with pytest.raises(NoLeave):
        add_photo(
            going, day=going.first_day, photo=clean_photo(a_jpeg(9, 9)), caption="a", alt="b", by=acting(going.pupil)
        )


def test_words_are_asked_for_and_what_was_typed_stays(going) -> None:
    allow_photos(going, allowed=True, by=a_tutor_of(going))
    html = sent(going, a_jpeg(), alt="").content.decode()
    assert "L’établi" in html and "à remplir" in html and not Photo.objects.exists()


def test_a_photo_can_be_described_anew_and_removed(going) -> None:
    allow_photos(going, allowed=True, by=a_tutor_of(going))
    sent(going, a_jpeg(40, 30))
    photo, client = Photo.objects.get(), signed_in(going.pupil.user)
    address = reverse("week:photo_edit", args=[photo.pk])
    client.post(address, {"caption": "Le tour", "alt": "Une machine"})
    photo.refresh_from_db()
    assert (photo.caption, photo.alt) == ("Le tour", "Une machine")
    client.post(address, {"remove": "1"})
    assert not Photo.objects.exists()
