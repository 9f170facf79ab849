"""The partner's page: what it says and draws, and its PDF, one sheet of paper to show in the company."""

from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.events.enums import Where
from premierpas.events.models import Event
from premierpas.ui.pdf.rendering import render_pdf
from premierpas.ui.typography import full_date, number

from .figures import Figures, figures_of
from .models import Summary

MOST_QUESTIONS = 6
MOST_DOORS = 72  # three rows of them on a wide screen, six on a phone; more is a wall, and no figure


def said_lines(figures: Figures) -> list[tuple[int, str]]:
    """What pupils said, as counts; none below eleven answers."""
    if figures.said is None:
        return []
    return [
        (figures.said["discovered"], _("ont découvert un métier")),
        (figures.said["imagines"], _("se verraient bien travailler là")),
        (figures.said["returns"], _("voudraient y faire leur stage")),
    ]


def drawn_figures(figures: Figures) -> dict[str, Any]:
    """What both pages of figures draw: a door for each who was awaited, a bar of 200 for each thing that was said."""
    away = figures.expected - figures.came
    drawn = ngettext("%(n)s est venu", "%(n)s sont venus", figures.came) % {"n": number(figures.came)}
    if away:
        drawn += ", " + ngettext("%(n)s absent", "%(n)s absents", away) % {"n": number(away)}
    return {
        "doors": ["open"] * figures.came + ["undrawn"] * away if figures.expected <= MOST_DOORS else [],
        "drawn": drawn,
        "came": came_lines(figures),
        "said": [(count, words, 200 * count // figures.answers) for count, words in said_lines(figures)],
        "answers": figures.answers,
    }


def came_lines(figures: Figures) -> list[tuple[int, str]]:
    """Who came, by kind of school where neither is of one to ten."""
    said = ngettext("venus, sur %(n)s inscrit", "venus, sur %(n)s inscrits", figures.expected)
    expected = said % {"n": number(figures.expected)}
    lines = [(figures.came, expected)]
    if figures.priority is not None and figures.others is not None and figures.came:
        lines.append((figures.priority, _("de collèges en éducation prioritaire")))
        lines.append((figures.others, _("d’autres collèges")))
    return lines


def promise(summary: Summary | None) -> str:
    """What the partner promised, in a sentence; empty without."""
    if summary is None or not summary.seats:
        return ""
    said = ngettext("%(n)s place de stage promise", "%(n)s places de stage promises", summary.seats)
    return f"{said % {'n': number(summary.seats)}}, {summary.promised_by}"


def thanked(event: Event) -> list[str]:
    """Who spoke there; nobody who said that they don't come."""
    return [each.name for each in event.speakers.coming()]


def _place(event: Event) -> str:
    """Where it was, unless the company's name says it."""
    is_said = event.company is not None and event.venue == event.company.name
    return "" if is_said or event.where == Where.VIDEO else event.venue


@in_french()
def partner_pdf(event: Event, summary: Summary | None, *, at: datetime | None = None) -> bytes:
    """One page, PDF/UA."""
    figures, title = figures_of(event), _("Bilan : %(title)s") % {"title": event.title}
    names = ", ".join(thanked(event))
    data = {
        "heading": event.title,
        "lead": ", ".join(filter(None, [full_date(event.start), _place(event)])),
        "reader": event.company.name if event.company else "",
        "figures": [[number(count), words, ""] for count, words in [*came_lines(figures), *said_lines(figures)]],
        "questions_title": _("Ce qu’ils ont demandé"),
        "questions": figures.questions[:MOST_QUESTIONS],
        "words": summary.words if summary else "",
        "promise": promise(summary),
        "thanks": _("Merci à %(names)s") % {"names": names} if names else "",
        "rule": _("Jamais de nom. Sous onze réponses, rien n’est montré."),
        "made": _("Bilan fait le %(day)s.") % {"day": full_date(clock.today())},
        "brand": settings.SITE_NAME,
    }
    return render_pdf("event_summary", data, title=title, author=settings.SITE_NAME, at=at)
