"""Stops of a line: the card of an offer. Drawn without a template, since a search shows twenty of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from . import icons, typography
from .markup import format_html, format_html_join
from .written import cited, written

MOST_BESIDE = 3  # of one place, before the others are folded


@dataclass(frozen=True)
class Beside:
    """Another offer of a stop's place."""

    url: str
    title: str
    weeks: Sequence[Mapping[str, Any]] = ()


@dataclass(frozen=True)
class Stop:
    """One place on the line, by its first offer; `beside`: its others.

    `weeks`: with `week` (a pair of dates), `note`, `full`; `why`: worth going further. `number`: as on a map beside.

    Without `favourite_url` there is no button to keep it.
    """

    url: str
    title: str
    by: str
    metres: float | None = None
    travel: str = ""
    weeks: Sequence[Mapping[str, Any]] = ()
    meta: Sequence[str] = ()
    why: str = ""
    favourite: bool = False
    favourite_url: str = ""
    number: int | None = None
    beside: Sequence[Beside] = ()


def week_ticket(label: object, note: object = "", full: bool = False) -> SafeString:
    """A week, what is to be said of it, and whether it is full."""
    after = format_html(" <span>{}</span>", note) if note else ""
    return format_html('<span class="tick{}">{}{}</span>', " tick--full" if full else "", label, after)


def keeping_form(url: str, title: str, *, pressed: bool, token: object) -> SafeString:
    """What keeps an offer: a form, so that it works without a script."""
    return format_html(
        '<form action="{}" method="post" data-again>'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">'
        '<button class="fav" type="submit" aria-pressed="{}">{}<span class="vh">{}</span></button></form>',
        url, token or "", "true" if pressed else "false", icons.icon("bookmark"),
        cited(_("Garder « %(title)s »") % {"title": title}),
    )  # fmt: skip


def stop_card(stop: Stop, token: object) -> SafeString:
    """One stop; `token` is the form's."""
    number = (
        format_html('<span class="stop__n"><span class="vh">{} </span>{}</span>', _("Numéro"), stop.number)
        if stop.number
        else ""
    )
    why = format_html('<p class="stop__why">{}{}</p>', icons.icon("map", "s"), stop.why) if stop.why else ""
    far = f"<b>{typography.km(stop.metres)}</b>" if stop.metres is not None else ""
    travel = format_html("<span>{}</span>", stop.travel) if stop.travel else ""
    keep = (
        keeping_form(stop.favourite_url, stop.title, pressed=stop.favourite, token=token) if stop.favourite_url else ""
    )
    meta = format_html_join("", "<li>{}</li>", ((fact,) for fact in stop.meta))
    return format_html(
        '<li class="stop{}"{}>{}{}<p class="stop__dist">{}\n{}</p>'
        '<div><h3 class="stop__title"><a href="{}">{}</a></h3><p>{}</p></div>'
        '<div class="stop__side">{}\n{}</div><div>{}{}</div></li>',
        " stop--far" if stop.why else "",
        format_html(' id="lieu-{}"', stop.number) if stop.number else "", number, why, mark_safe(far), travel,
        stop.url, written(typography.nbsp(stop.title)), stop.by,
        _tickets(stop.weeks), keep, format_html('<ul class="stop__meta">{}</ul>', meta) if meta else "",
        _others_here(stop.beside),
    )  # fmt: skip


def _tickets(weeks: Sequence[Mapping[str, Any]]) -> SafeString:
    drawn = (week_ticket(typography.week_range(w["week"]), w.get("note"), w.get("full", False)) for w in weeks)
    return mark_safe("\n".join(drawn))


def _others_here(beside: Sequence[Beside]) -> SafeString:
    """The other offers of the place: a few, and the rest folded."""
    if not beside:
        return SafeString("")
    said = ngettext("Un autre stage au même endroit :", "%(n)d autres stages au même endroit :", len(beside))
    shown, folded = beside[:MOST_BESIDE], beside[MOST_BESIDE:]
    rest = (
        format_html("<details><summary>{}</summary>{}</details>", _("Les voir tous"), _links(folded)) if folded else ""
    )
    return format_html('<p class="stop__beside">{}</p>{}{}', said % {"n": len(beside)}, _links(shown), rest)


def _links(beside: Sequence[Beside]) -> SafeString:
    lines = ((each.url, written(typography.nbsp(each.title)), _tickets(each.weeks)) for each in beside)
    return format_html('<ul class="stop__more">{}</ul>', format_html_join("", '<li><a href="{}">{}</a> {}</li>', lines))
