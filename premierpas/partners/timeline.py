"""What the product itself tells in a partner's timeline, in words when it is read."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import current_actor, step
from premierpas.insights.periods import Period

from .enums import EntryKind, GrantState, SkillKind
from .models import Entry, Partner


def _months(data: Mapping[str, Any]) -> str:
    return str(Period.of(date.fromisoformat(data["first"]), date.fromisoformat(data["last"])))


FACTS: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "opened": lambda data: _("Fiche ouverte"),
    "corrected": lambda data: _("Fiche corrigée"),
    "person": lambda data: _("Personne ajoutée\u00a0: %(name)s") % data,
    "left": lambda data: _("%(name)s est parti ou partie") % data,
    "agreement": lambda data: _("Accord à signer\u00a0: %(name)s") % data,
    "signed": lambda data: _("Accord signé\u00a0: %(name)s") % data,
    "ended": lambda data: _("Accord terminé\u00a0: %(name)s") % data,
    "asked": lambda data: _("Demande faite\u00a0: %(name)s") % data,
    "answered": lambda data: _("Demande répondue\u00a0: %(name)s") % data,
    "document": lambda data: _("Document ajouté\u00a0: %(name)s") % data,
    "document_gone": lambda data: _("Document retiré\u00a0: %(name)s") % data,
    "invited": lambda data: _("%(name)s est invité ou invitée dans l’espace partenaire") % data,
    "joined": lambda data: _("%(name)s a ouvert son espace") % data,
    "closed": lambda data: _("%(name)s n’a plus accès à l’espace") % data,
    "sheet": lambda data: _("Fiche d’activité partagée\u00a0: %(name)s") % {"name": _months(data)},
    "grant": lambda data: _("Subvention à déposer\u00a0: %(name)s") % data,
    "grant_moved": lambda data: (
        _("Subvention « %(name)s »\u00a0: %(state)s") % {"name": data["name"], "state": GrantState(data["state"]).label}
    ),
    "door": lambda data: _("Porte à ouvrir\u00a0: %(name)s") % data,
    "introduction": lambda data: _("Mise en relation demandée pour %(name)s") % data,
    "intro_yes": lambda data: _("Mise en relation acceptée pour %(name)s") % data,
    "intro_no": lambda data: _("Mise en relation impossible pour %(name)s") % data,
    "intro_told": lambda data: _("Suite donnée à la mise en relation pour %(name)s") % data,
    "letter": lambda data: _("Lettre envoyée\u00a0: %(title)s") % {"title": data["name"]},
    "skill": lambda data: _("Heures offertes\u00a0: %(name)s") % {"name": SkillKind(data["kind"]).label},
    "thanked": lambda data: _("Merci pour les heures données\u00a0: %(name)s") % data,
}


NAMELESS = ("opened", "corrected")


def words_of(entry: Entry) -> str:
    """What is told, in the reader's language; for what people wrote, what it was. Names go after two years."""
    say = FACTS.get(entry.fact)
    told = bool(entry.data) or entry.fact in NAMELESS
    return say(entry.data) if say and told else str(entry.get_kind_display()).capitalize()


@step
def tell_fact(partner: Partner, fact: str, **data: Any) -> Entry:
    """Write what has happened, by whoever acts. Never a pupil's name."""
    return Entry.objects.create(partner=partner, kind=EntryKind.CHANGE, fact=fact, data=data, by=current_actor().user)


@step
def note_contact(partner: Partner) -> None:
    """The partner was in touch today."""
    today = clock.today()
    Partner.objects.filter(pk=partner.pk).update(last_contact_on=today)
    partner.contacts.filter(left_on=None).update(seen_on=today)
