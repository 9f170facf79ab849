"""Five questions without account: answered once, or stopped for good in one tap."""

from django.db import transaction
from django.http import HttpResponse

from premierpas.accounts.link_acts import LinkOver, Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page

from .actions import answer_follow_up, stop_follow_ups
from .forms import FollowUpForm
from .models import FollowUp
from .telling import send_follow_up


def _row(link: Link) -> FollowUp:
    return FollowUp.objects.select_related("alumnus__school").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """GET shows and changes nothing; POST answers, or stops all of it."""
    row = _row(link)
    if row.answered_at is not None:
        return done(request, link)
    by = Actor.holder(link)
    if request.method == "POST" and "stop" in request.POST:
        stop_follow_ups(row, by=by)
        return page(request, "afterwards/link/stopped.html")
    form = FollowUpForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        choices = dict(form.cleaned_data)
        try:
            with transaction.atomic():
                use_link(link)
                answer_follow_up(row, nameless=choices.pop("nameless"), choices=choices, by=by)
            return done(request, link)
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "row": row, "alumnus": row.alumnus}
    return page(request, "afterwards/link/follow_up.html", words, status=422 if form.errors else 200)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """Thanks; nothing of what was answered, which may have no name any more."""
    return page(request, "afterwards/link/answered.html")


def renew(link: Link) -> None:
    """A new link to the address on file."""
    send_follow_up(_row(link), occasion=f"renewed:{link.pk}")


def may_renew(link: Link) -> bool:
    """While it isn't answered."""
    return _row(link).answered_at is None


def still_holds(link: Link) -> bool:
    """Whoever left this address and hasn't taken it back."""
    return _row(link).alumnus.email == link.recipient


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
