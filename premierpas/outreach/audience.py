"""People of companies as readers of letters: chosen as on the list, told in the timeline."""

from collections.abc import Mapping, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.alphabet import alphabetical
from premierpas.core.audiences import Addressee, Audience, Circle, Filter, LeftOut
from premierpas.occupations.sectors import sector_name

from .enums import FileState, Kind
from .lists.asking import A_MONTH, A_WEEK, FREE, NEVER, NONE, Asked
from .lists.choices import tags_of, values_of
from .lists.listing import files_of
from .models import Contact, Entry


def _filters(territory_id: int) -> Sequence[Filter]:
    everything = ("", _("toutes"))
    sectors, cities = values_of(territory_id, "sector", "city")
    return (
        Filter("etat", _("État"), [everything, *FileState.choices]),
        Filter(
            "secteur",
            _("Secteur"),
            [("", _("tous")), *((code, sector_name(code)) for code, _n in sectors)],
        ),
        Filter("ville", _("Ville"), [everything, *((city, city) for city, _n in cities)]),
        Filter("etiquette", _("Étiquette"), [everything, *((label, label) for label, _n in tags_of(territory_id))]),
        Filter("places", _("Places"), [everything, (FREE, _("ont des places libres")), (NONE, _("n’en ont pas"))]),
        Filter(
            "contact",
            _("Dernier échange"),
            [
                ("", _("peu importe")),
                (A_WEEK, _("cette semaine")),
                (A_MONTH, _("sans nouvelles depuis 30 jours")),
                (NEVER, _("jamais")),
            ],
        ),
    )


def _find(territory_id: int, chosen: Mapping[str, str]) -> list[Addressee]:
    files = files_of(territory_id).filter(Asked.of(chosen).condition(None))
    rows = Contact.objects.filter(file__in=files).select_related("file").order_by(alphabetical("name"), "pk")
    return [
        Addressee(
            key=f"contact:{row.pk}",
            name=row.name,
            organisation=row.file.name,
            email=row.email,
            left_out=_why_not(row),
            mend=reverse("outreach:contact", args=[row.pk]),
        )
        for row in rows
    ]


def _why_not(contact: Contact) -> LeftOut | None:
    if contact.left_on is not None:
        return LeftOut.GONE
    if contact.no_mail_since is not None:
        return LeftOut.UNSUBSCRIBED
    return LeftOut.QUIET if contact.file.state == FileState.DECLINED else None


@step
def _sent(key: str, title: str, user_id: int | None) -> None:
    contact = Contact.objects.filter(pk=_pk(key)).first()
    if contact is not None:  # a letter to many isn't an exchange: the company is as long without news as before
        Entry.objects.create(
            file_id=contact.file_id, kind=Kind.MAIL_SENT, contact=contact, by_id=user_id, fact="letter",
            data={"title": title},
        )  # fmt: skip


@step
def _stopped(key: str, no_more: bool) -> None:
    rows = Contact.objects.filter(pk=_pk(key))
    if no_more:
        rows.filter(no_mail_since=None).update(no_mail_since=clock.now())
    else:
        rows.update(no_mail_since=None)


def _pk(key: str) -> int:
    return int(key.partition(":")[2])


COMPANIES = Audience(
    code="companies",
    label=lazy("Entreprises"),
    why=lazy("Vous recevez ce message parce que {organisation} est en contact avec nous pour accueillir des élèves."),
    circle=Circle.TEAM,
    find=_find,
    filters=_filters,
    sent=_sent,
    stopped=_stopped,
)
