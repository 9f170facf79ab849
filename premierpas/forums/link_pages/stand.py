"""A stand answers, says who comes and what they need; later it reads how many pupils come when, never who."""

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

from ..actions import answer_stand
from ..ahead import is_ahead
from ..forms import StandAnswerForm
from ..models import Stand
from ..notices import STAND_PAGE
from ..seated import forum_of, hours, how_many
from ..telling import write_to_stand
from ..views.loading import typed


def _stand(link: Link) -> Stand:
    return Stand.objects.select_related("event").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page; what is said can be said again."""
    stand = _stand(link)
    form = StandAnswerForm(typed(request), stand=stand)
    by = Actor.holder(link, name=link.recipient_name)
    if is_ahead(stand.event) and done(request, form, lambda: answer_stand(stand, by=by, fields=form.said())):
        messages.success(request, _("C’est noté. Merci."))
        return redirect(request.path)
    go = how_many(stand.event) if forum_of(stand.event).published_at else {}
    words = {
        "stand": stand, "event": stand.event, "form": form, "is_ahead": is_ahead(stand.event),
        "visits": [(slot, go.get((stand.pk, slot.pk), 0)) for slot in hours(stand.event)] if go and stand.comes else [],
    }  # fmt: skip
    return page(request, "forums/link/stand.html", words, status=422 if form.errors else 200)


def still_holds(link: Link) -> bool:
    """Whoever has the stand's address."""
    return _stand(link).email == link.recipient


PURPOSE = Purpose(
    still_holds=still_holds,
    screen=show,
    done=show,
    renew=lambda link: write_to_stand(STAND_PAGE, _stand(link)),
    may_renew=lambda link: is_ahead(_stand(link).event),
)
