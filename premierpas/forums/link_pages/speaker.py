"""Somebody who speaks says yes or no, how they want to be presented, what they need; and sees the day and the way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import Purpose
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.events.dates import dates_of
from premierpas.events.enums import Where
from premierpas.events.models import Event, Speaker
from premierpas.ui.written import written

from ..actions import answer_speaker
from ..actions.speaking import answer_of
from ..ahead import is_ahead
from ..forms import SpeakerAnswerForm
from ..models import SpeakerPage
from ..telling import write_to_speaker
from ..views.loading import typed


def _speaker(link: Link) -> Speaker:
    return Speaker.objects.select_related("event").prefetch_related("event__sessions").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; what is said can be said again."""
    speaker, by = _speaker(link), Actor.holder(link, name=link.recipient_name)
    event, kept = speaker.event, SpeakerPage.objects.filter(speaker=speaker).first()
    form = SpeakerAnswerForm(
        typed(request), speaker=speaker, answer=answer_of(speaker), needs=kept.needs if kept else ""
    )  # fmt: skip
    if is_ahead(event) and done(request, form, lambda: answer_speaker(speaker, by=by, **form.said())):
        messages.success(request, _("C’est noté. Merci."))
        return redirect(request.path)
    words = {
        "speaker": speaker, "event": event, "form": form, "is_ahead": is_ahead(event), "said": answer_of(speaker),
        "moments": list(event.moments.order_by("at")), "dates": dates_of(event),
        "facts": [(label, written(value)) for label, value in _facts(event) if value],
    }  # fmt: skip
    return page(request, "forums/link/speaker.html", words, status=422 if form.errors else 200)


def _facts(event: Event) -> list[tuple[str, str]]:
    """The way there, or the link where it is a screen."""
    if event.where == Where.VIDEO:
        return [(_("Lien de la visio"), event.video)]
    place = ", ".join(filter(None, [event.venue, event.street, event.postal_code, event.city]))
    return [
        (_("Lieu"), place), (_("Rendez-vous"), event.meeting_point), (_("Comment venir"), event.route),
        (_("Accès en fauteuil"), event.access),
    ]  # fmt: skip


def still_holds(link: Link) -> bool:
    """Whoever has the speaker's address."""
    return _speaker(link).email == link.recipient


PURPOSE = Purpose(
    still_holds=still_holds,
    screen=show,
    done=show,
    renew=lambda link: write_to_speaker(_speaker(link)),
    may_renew=lambda link: is_ahead(_speaker(link).event),
)
