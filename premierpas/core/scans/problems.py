"""Why a file is refused, and what to send instead."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError

from .decoder import MAX_PAGES, Problem
from .formats import FileKind

_MEGABYTE = 1024 * 1024


class RefusedFile(DomainError):
    """Any file that isn't kept; `field` is the form field that it came from."""


class TooLarge(RefusedFile):
    """Too many bytes, or a picture of too many points."""


class EmptyScan(RefusedFile):
    """A file without content."""


class NotAScan(RefusedFile):
    """Something else than a picture or a PDF, whatever its name says."""


class TooManyPages(RefusedFile):
    """More pages than a signed paper has."""


class Unreadable(RefusedFile):
    """Damaged, cut short, locked with a password, or too slow to draw."""


class BlankScan(RefusedFile):
    """Nothing is written on any page."""


def too_large(size: int, limit: int, *, job: str, field: str) -> TooLarge:
    """Too many bytes: `size` of `limit`."""
    words = {"size": _megabytes(size), "limit": _megabytes(limit)}
    if job == "logo":
        text = _("Le fichier pèse %(size)s\u00a0Mo. Envoyez-en un de moins de %(limit)s\u00a0Mo.")
    else:
        text = _(
            "Le fichier pèse %(size)s\u00a0Mo. Envoyez-en un de moins de %(limit)s\u00a0Mo\u00a0: une photo simple du"
            " papier, ou un scan à 150 points par pouce."
        )
    return TooLarge(text % words, field=field)


def empty(*, field: str) -> EmptyScan:
    """Nothing in it."""
    return EmptyScan(_("Ce fichier est vide. Choisissez-en un autre, ou refaites la photo."), field=field)


def not_accepted(kind: FileKind | None, name: str, *, job: str, field: str) -> NotAScan:
    """A kind that isn't read; `name` is what the person calls the file, or empty."""
    wanted = _("Envoyez une image PNG ou JPEG.") if job == "logo" else _("Envoyez une photo (JPEG, PNG) ou un PDF.")
    if kind == FileKind.HEIC:
        text = _(
            "Cette photo est au format HEIC, que nous ne lisons pas. Sur l’iPhone\u00a0: Réglages, Appareil photo,"
            " Formats, «\u00a0Le plus compatible\u00a0», puis refaites la photo. Ou envoyez une capture d’écran."
        )
        return NotAScan(text, field=field)
    if kind is not None:
        text = _("Un fichier %(kind)s ne convient pas ici.") % {"kind": kind.value}
        return NotAScan(f"{text} {wanted}", field=field)
    if name:
        text = _("«\u00a0%(name)s\u00a0» n’est ni une photo ni un PDF, même si son nom le dit.") % {"name": name}
    else:
        text = _("Ce fichier n’est ni une photo ni un PDF.")
    return NotAScan(f"{text} {wanted}", field=field)


def refusal(problem: Problem, count: int, *, field: str) -> RefusedFile:
    """What the decoder found; `count` is how many pages, where that is the problem."""
    if problem == Problem.TOO_MANY_PAGES:
        words = {"count": count, "limit": MAX_PAGES}
        text = _("Ce fichier a %(count)d pages. Envoyez seulement celles du papier signé\u00a0: %(limit)d au plus.")
        return TooManyPages(text % words, field=field)
    if problem == Problem.TOO_MANY_PIXELS:
        return TooLarge(_("Cette image est trop grande pour être lue. Envoyez une photo ordinaire."), field=field)
    if problem == Problem.BLANK:
        text = _("Nous ne voyons rien d’écrit\u00a0: la page est vide. Scannez l’autre face, ou refaites la photo.")
        return BlankScan(text, field=field)
    if problem == Problem.LOCKED:
        text = _("Ce PDF est protégé par un mot de passe. Enregistrez-le sans, ou photographiez le papier.")
        return Unreadable(text, field=field)
    if problem == Problem.TOO_SLOW:
        text = _("Ce fichier est trop compliqué à lire. Photographiez le papier, et envoyez la photo.")
        return Unreadable(text, field=field)
    text = _("Ce fichier est abîmé\u00a0: nous ne pouvons pas le lire. Enregistrez-le à nouveau, ou refaites la photo.")
    return Unreadable(text, field=field)


def for_pupil(refused: RefusedFile, limit: int) -> RefusedFile:
    """The same refusal of a photo, in words for a pupil."""
    if isinstance(refused, TooLarge):
        text = _("Cette photo est trop lourde. Prends-en une de moins de %(limit)s\u00a0Mo.") % {
            "limit": _megabytes(limit)
        }
    elif isinstance(refused, EmptyScan):
        text = _("Ce fichier est vide. Choisis-en un autre, ou reprends la photo.")
    elif isinstance(refused, NotAScan):
        text = _("Ce fichier n’est pas une photo. Choisis une image de ton téléphone.")
    else:
        text = _("Cette photo est abîmée. Reprends-la, ou choisis-en une autre.")
    return type(refused)(text, field=refused.field)


def _megabytes(size: int) -> str:
    """French, to one decimal under 20, rounded up: what is over the limit never reads as the limit."""
    tenths = -(-size * 10 // _MEGABYTE)
    whole = tenths % 10 == 0 or tenths >= 200
    return str(number_format(-(-tenths // 10) if whole else tenths / 10, decimal_pos=0 if whole else 1))
