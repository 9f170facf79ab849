"""The timeline of a company: what the product itself tells there, in words when it is read."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.actions import current_actor, step

from .enums import FileState, Kind
from .models import CompanyFile, Entry
from .network.standing import said_year

Words = Callable[[Mapping[str, Any]], str]
_for_host: ContextVar[bool] = ContextVar("premierpas_for_host", default=False)


def _moved(data: Mapping[str, Any]) -> str:
    return _("Passe de « %(before)s » à « %(after)s »") % {
        "before": FileState(data["before"]).label,
        "after": FileState(data["after"]).label,
    }


def _commitment(data: Mapping[str, Any]) -> str:
    said = {"n": data["seats"], "year": said_year(data["year"])}
    words = ngettext(
        "S’engage pour %(year)s\u00a0: %(n)d place", "S’engage pour %(year)s\u00a0: %(n)d places", said["n"]
    )
    return words % said


def _again_yes(data: Mapping[str, Any]) -> str:
    said = {"name": data["name"], "n": data["seats"], "month": date_format(date.fromisoformat(data["month"]), "F")}
    words = ngettext(
        "%(name)s répond oui\u00a0: %(n)d place, %(month)s",
        "%(name)s répond oui\u00a0: %(n)d places, %(month)s",
        said["n"],
    )
    return words % said


FACTS: dict[str, Words] = {
    "opened": lambda data: _("Fiche ouverte"),
    "moved": _moved,
    "owner": lambda data: _("%(name)s reprend la fiche") % data,
    "shared": lambda data: _("%(name)s suit aussi la fiche") % data,
    "corrected": lambda data: _("Fiche corrigée"),
    "contact": lambda data: _("Personne ajoutée\u00a0: %(name)s") % data,
    "merged": lambda data: _("La fiche « %(name)s » est réunie avec celle-ci") % data,
    "unmerged": lambda data: _("La fiche « %(name)s » est de nouveau à part") % data,
    "signed_up": lambda data: _("L’entreprise s’est inscrite"),
    "verified": lambda data: _("Entreprise vérifiée"),
    "refused": lambda data: _("Entreprise refusée à la vérification"),
    "drafted": lambda data: _("Brouillon d’offre écrit pendant l’entretien\u00a0: %(title)s") % data,
    "offer_published": lambda data: _("Offre en ligne\u00a0: %(title)s") % data,
    "offer_closed": lambda data: _("Offre fermée\u00a0: %(title)s") % data,
    "accepted": lambda data: _("Un élève accepté pour « %(title)s »") % data,
    "rejected": lambda data: _("Une candidature refusée pour « %(title)s »") % data,
    "received": lambda data: _("Une candidature reçue pour « %(title)s »") % data,
    "more_time": lambda data: _("Du temps demandé pour répondre à « %(title)s »") % data,
    "offer_paused": lambda data: _("Offre en pause\u00a0: %(title)s") % data,
    "offer_resumed": lambda data: _("Offre reprise\u00a0: %(title)s") % data,
    "offer_corrected": lambda data: _("Faute corrigée dans l’offre\u00a0: %(title)s") % data,
    "site": lambda data: _("Lieu ajouté\u00a0: %(name)s") % data,
    "document": lambda data: _("Document ajouté\u00a0: %(name)s") % data,
    "document_gone": lambda data: _("Document retiré\u00a0: %(name)s") % data,
    "intro_asked": lambda data: _("Mise en relation demandée à %(name)s (%(partner)s)") % data,
    "intro_yes": lambda data: _("%(name)s (%(partner)s) accepte de nous présenter") % data,
    "intro_no": lambda data: _("%(name)s (%(partner)s) ne peut pas nous présenter") % data,
    "intro_told": lambda data: _("La suite est dite à %(name)s (%(partner)s)") % data,
    "letter": lambda data: _("Lettre envoyée\u00a0: %(title)s") % data,
    "draft_shown": lambda data: _("Brouillon « %(title)s » envoyé à %(name)s") % data,
    "draft_confirmed": lambda data: _("%(name)s a relu « %(title)s »\u00a0: c’est juste") % data,
    "draft_to_mend": lambda data: _("%(name)s a relu « %(title)s »\u00a0: à corriger") % data,
    "joined": lambda data: _("Entre dans le réseau, charte signée par %(name)s") % data,
    "left": lambda data: _("Quitte le réseau\u00a0: %(why)s") % data,
    "shown": lambda data: _("Accepte d’être nommée dans la liste publique du réseau (dit par %(name)s)") % data,
    "hidden": lambda data: _("N’est plus nommée dans la liste publique du réseau"),
    "commitment": _commitment,
    "uncommitted": lambda data: _("Engagement retiré pour %(year)s") % {"year": said_year(data["year"])},
    "asked_again": lambda data: _("« Comme l’an dernier ? » demandé pour %(year)s") % {"year": said_year(data["year"])},
    "again_yes": _again_yes,
    "not_this_year": lambda data: _("%(name)s répond\u00a0: pas cette année") % data,
    "call_me": lambda data: _("%(name)s demande à être rappelé") % data,
    "placed": lambda data: _("Une place confirmée pour « %(title)s »") % data,
}


def words_of(entry: Entry) -> str:
    """What the product tells, in the reader's language; empty for what people wrote."""
    say = FACTS.get(entry.fact)
    return say(entry.data) if say is not None else ""


@step
def tell_fact(file: CompanyFile, fact: str, *, kind: Kind = Kind.CHANGE, **data: Any) -> Entry:
    """Write what has happened into the timeline, by whoever acts unless that is a pupil: volunteers read it."""
    actor = current_actor()
    by = None if actor.viewer and actor.viewer.is_minor else actor.user
    return Entry.objects.create(file=file, kind=kind, fact=fact, data=data, by=by, for_host=_for_host.get())


@contextmanager
def speaking_for_host() -> Iterator[None]:
    """What happens meanwhile is told as done for the company, on the phone."""
    token = _for_host.set(True)
    try:
        yield
    finally:
        _for_host.reset(token)


@step
def note_contact(file: CompanyFile, day: date) -> None:
    """The company was in touch on that day."""
    CompanyFile.objects.filter(pk=file.pk).exclude(last_contact_on__gt=day).update(last_contact_on=day)
    file.last_contact_on = max(filter(None, (file.last_contact_on, day)))


@step
def count_version(file: CompanyFile) -> None:
    """One more correction: whoever reads an older version has to compare first."""
    CompanyFile.objects.filter(pk=file.pk).update(version=F("version") + 1)
    file.version += 1
