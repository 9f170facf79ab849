"""The report as it is assembled: what diary and agreement already hold for a section, and the whole on paper."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.languages import in_french
from premierpas.core.office import Figure
from premierpas.occupations.sectors import sector_name
from premierpas.offers.content import OfferContent
from premierpas.people.models import Enrolment
from premierpas.placements.models import HOLDING, Placement
from premierpas.ui.pdf.reports import ReportDay, ReportPart, ReportText
from premierpas.ui.typography import day, joined, long_week, title_first

from .forms.diary import DiaryForm
from .models import DiaryEntry, Photo, ReportSection
from .plan import Section, plan_of, sections_of, with_written

INTERVIEW = (
    gettext_lazy("Que faites-vous en premier le matin, et en dernier le soir ?"),
    gettext_lazy("Comment êtes-vous arrivé à ce métier ? Quelles études, quels détours ?"),
    gettext_lazy("Qu’est-ce qui vous plaît le plus ? Qu’est-ce qui est dur ?"),
    gettext_lazy("Avec qui travaillez-vous, et pour qui ?"),
    gettext_lazy("Que doit savoir quelqu’un qui commence ?"),
)
# Which part of a day's entry a section may begin with.
_FROM_DIARY = {"week": "saw", "trade": "met", "learnt": "learnt", "opinion": "surprised"}


@in_french()
def beginning_of(key: str, entries: Sequence[DiaryEntry], placements: Sequence[Placement]) -> str:
    """What the pupil has written or is known about this section: theirs to take, rewrite or leave. Empty if nothing."""
    if key == "company":
        return "\n\n".join(_host(placement) for placement in placements)
    part = _FROM_DIARY.get(key)
    if part is None:
        return ""
    found = [(entry, getattr(entry, part)) for entry in entries]
    if key == "week":
        return "\n\n".join(f"{title_first(day(entry.day))}\n{words}" for entry, words in found if words)
    return "\n\n".join(words for _entry, words in found if words)


def help_with(key: str, placements: Sequence[Placement]) -> list[tuple[str, list[str]]]:
    """What helps to write a section without being one's own words: what the offer says, what one may ask somebody."""
    if key == "trade":
        return [(_("Questions à poser à quelqu’un"), [str(question) for question in INTERVIEW])]
    if key != "activity":
        return []
    offers = [(p.host_name, OfferContent.of(p.application.offer.content)) for p in placements if p.application]
    return [(_("Ce que dit l’offre de %(host)s") % {"host": name}, [offer.summary]) for name, offer in offers]


def _host(placement: Placement) -> str:
    where = ", ".join(
        filter(None, [placement.host_street, f"{placement.host_postal_code} {placement.host_city}".strip()])
    )
    lines = [
        (_("Nom"), placement.host_name),
        (_("Adresse"), where),
        (_("Secteur"), sector_name(placement.sector) if placement.sector else ""),
        (_("Qui m’a accueilli"), joined(each["name"] for each in placement.tutors if each.get("name"))),
    ]
    return "\n".join(f"{name} : {fact}" for name, fact in lines if fact)


def placements_of_year(enrolment: Enrolment) -> list[Placement]:
    """The year's placements that hold, in order."""
    rows = Placement.objects.filter(enrolment=enrolment, state__in=HOLDING).select_related("application__offer")
    return list(rows.order_by("first_day", "pk"))


def entries_of_year(enrolment: Enrolment) -> list[DiaryEntry]:
    """The days that were written, in order."""
    rows = DiaryEntry.objects.filter(placement__enrolment=enrolment).order_by("day")
    return [row for row in rows if not row.is_empty]


def plan_for(enrolment: Enrolment, written: Sequence[ReportSection]) -> list[Section]:
    """The class's plan, and what was written outside it."""
    return with_written(sections_of(plan_of(enrolment.classroom_id)), written)


@in_french()
def whole_report(enrolment: Enrolment, *, diary: bool = True, photos: bool = True) -> ReportText:
    """Everything of the report: only sections with words are printed, annexes as wished. Seven queries at most."""
    pupil, classroom = enrolment.pupil, enrolment.classroom
    written = list(ReportSection.objects.filter(enrolment=enrolment))
    words = {row.key: row.words for row in written if row.words}
    placements = placements_of_year(enrolment)
    pictures = Photo.objects.filter(placement__in=placements if photos else []).order_by("day", "pk")
    title = _("Mon rapport de stage")
    return ReportText(
        title=title,
        author=pupil.full_name,
        over=_("%(school)s, %(classroom)s") % {"school": classroom.school.name, "classroom": classroom.name},
        facts=_cover(enrolment, placements),
        sections=[
            ReportPart(section.title, [part for part in words[section.key].split("\n\n") if part.strip()])
            for section in plan_for(enrolment, written)
            if section.key in words
        ],
        days=[_day(entry) for entry in entries_of_year(enrolment)] if diary else [],
        figures=[Figure(bytes(p.picture), p.width, p.height, p.caption, p.alt) for p in pictures],
    )


def _cover(enrolment: Enrolment, placements: Sequence[Placement]) -> list[tuple[str, str]]:
    school_year = f"{enrolment.school_year}-{enrolment.school_year + 1}"
    facts = [(_("Élève"), enrolment.pupil.full_name)]
    for placement in placements:
        facts.append((_("Structure"), f"{placement.host_name}\n{placement.host_city}".strip()))
        facts.append((_("Semaine"), title_first(long_week(placement.week))))
        tutors = joined(each["name"] for each in placement.tutors if each.get("name"))
        if tutors:
            facts.append((_("Tuteur"), tutors))
    return [*facts, (_("Année scolaire"), school_year)]


def _day(entry: DiaryEntry) -> ReportDay:
    return ReportDay(title_first(day(entry.day)), DiaryForm.labelled(entry.parts()))
