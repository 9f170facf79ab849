"""What is printed of a forum: a sheet for each stand, badges, and the list of a class."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.languages import in_french
from premierpas.events.enums import RegistrationState
from premierpas.events.models import Escort, Event, Participant
from premierpas.organisations.models import Classroom
from premierpas.people.told_apart import told_apart
from premierpas.ui.pdf.documents import NAME_CUT, ClassSheet, class_sheet_pdf, shortened
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import clock_time, day

from .forms.wishing import named
from .models import Stand
from .seated import forum_of, hours, seated, seated_of, visits


@in_french()
def signs_pdf(event: Event, stands: Sequence[Stand]) -> bytes:
    """One sheet a stand: its number, its name, its trades."""
    rows = [
        {"number": str(each.number or ""), "name": shortened(each.name, NAME_CUT), "trades": each.trades}
        for each in stands
    ]
    data = {"signs": rows, "about": f"{event.title} · {day(event.start)}", "none": _("Aucun stand ne vient encore.")}
    return render_pdf("signs", data, title=_("Panneaux des stands"), at=clock.now())


@in_french()
def badges_pdf(event: Event) -> bytes:
    """Eight on a sheet: first name and initial, class, where one goes when; then the adults who come along."""
    people = list(seated(event))
    people.sort(key=lambda each: (_class_of(each), each.enrolment.pupil.sort_name if each.enrolment else ""))
    names, goes = _names(people), _goes(event)
    rows = [
        {
            "name": shortened(names[each.pk], NAME_CUT),
            "of": _class_of(each),
            "lines": goes.get(each.pk, []),
        }
        for each in people
    ]
    escorts = Escort.objects.filter(registration__event=event, registration__state=RegistrationState.CONFIRMED)
    rows += [
        {"name": shortened(each.name, NAME_CUT), "of": _with_class(each), "lines": []}
        for each in escorts.select_related("registration__classroom__school").order_by(alphabetical("name"), "pk")
    ]
    data = {
        "badges": rows, "about": shortened(event.title, NAME_CUT), "none": _("Personne n’est encore inscrit."),
    }  # fmt: skip
    return render_pdf("badges", data, title=_("Badges"), longest=18, at=clock.now())


def _class_of(person: Participant) -> str:
    if person.enrolment is None:
        return ""
    classroom = person.enrolment.classroom
    return f"{classroom.name}, {classroom.school.name}"


def _with_class(escort: Escort) -> str:
    classroom = escort.registration.classroom
    return _("accompagne la %(classroom)s") % {"classroom": classroom.name} if classroom else ""


def _names(people: Sequence[Participant]) -> dict[int, str]:
    """A first name and as much of the last one as it takes in the class."""
    names = {each.pk: each.registration.guest_name for each in people if each.enrolment is None}
    with_file = [each for each in people if each.enrolment is not None]
    for _class, some in groupby(with_file, key=_class_of):
        group = list(some)
        short = told_apart([each.enrolment.pupil for each in group if each.enrolment], always_initial=True)
        names |= {each.pk: short[each.enrolment.pupil_id] for each in group if each.enrolment}
    return names


def _goes(event: Event) -> dict[int, list[str]]:
    """Hours and stands by person; nothing before pupils may know."""
    if forum_of(event).published_at is None:
        return {}
    found: dict[int, list[str]] = {}
    for row in visits(event).select_related("slot", "stand").order_by("slot__start"):
        line = f"{clock_time(row.slot.start)} : {shortened(named(row.stand), 30)}"
        found.setdefault(row.participant_id, []).append(line)
    return found


@in_french()
def class_list_pdf(event: Event, classroom: Classroom) -> bytes:
    """To pin up or to carry: each pupil of a class with hours and stands."""
    goes, known = _goes(event), bool(hours(event))
    rows = [
        (each.enrolment.pupil.listed_name, " · ".join(goes.get(each.pk, [])) or ("–" if known else ""), each.code)
        for each in seated_of(event, classroom)
        if each.enrolment
    ]
    sheet = ClassSheet(event.title, classroom.name, clock.today(), rows, head=(_("Élève"), _("Où et quand"), _("Code")))
    return class_sheet_pdf(sheet)
