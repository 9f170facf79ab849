"""A draft that came from an interview, read by its host from a link: it is right, or this is to be mended."""

from django import forms
from django.db import transaction
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.accounts.link_acts import LinkOver, Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.ui.forms import ChoiceCards, Form
from premierpas.ui.typography import title_first

from ..actions.confirming import confirm_draft, send_to_confirm
from ..errors import NoMailAddress
from ..files.reach import takes_mail
from ..models import Interview
from .partnership import facts_of
from .to_see import to_see, trades_in_words

RIGHT, MEND = "right", "mend"


class ConfirmForm(Form):
    """Right, or what to mend; and the name of whoever says it."""

    answer = forms.ChoiceField(
        label=lazy("Ce brouillon"), widget=ChoiceCards(short=True),
        choices=[(RIGHT, lazy("C’est juste")), (MEND, lazy("À corriger"))],
    )  # fmt: skip
    to_mend = forms.CharField(
        label=lazy("Ce qu’il faut changer"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    name = forms.CharField(label=lazy("Votre prénom et votre nom"), max_length=150)

    def clean(self) -> dict[str, object]:
        """What is to be mended is said."""
        data = super().clean() or {}
        if data.get("answer") == MEND and not str(data.get("to_mend") or "").strip():
            self.add_error("to_mend", _("Écrivez ce qu’il faut changer."))
        return data


def _interview(link: Link) -> Interview:
    return Interview.objects.select_related("file__company", "contact", "offer", "by").get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """GET shows and changes nothing; POST answers."""
    interview = _interview(link)
    if interview.confirmed_at is not None:
        return done(request, link)
    form = ConfirmForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            with transaction.atomic():
                use_link(link)
                to_mend = said["to_mend"].strip() if said["answer"] == MEND else ""
                confirm_draft(interview, by=Actor.holder(link, name=said["name"]), to_mend=to_mend)
            return done(request, link)
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.refuse(error)
    shown = {interview.title, title_first(trades_in_words(interview.occupations))}  # in the heading and under it
    facts = [(label, value) for label, value in facts_of(interview) if not value or value not in shown]
    words = {
        "form": form, "interview": interview, "file": interview.file, "facts": facts, "to_see": to_see(interview),
    }  # fmt: skip
    return page(request, "outreach/winning/confirm_draft.html", words, status=422 if form.errors else 200)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """What was said, and what comes next."""
    interview = _interview(link)
    return page(request, "outreach/winning/draft_read.html", {"interview": interview, "file": interview.file})


def renew(link: Link) -> None:
    """A new link to the address on file; where nobody takes e-mail any more, none."""
    if not may_renew(link):
        return
    with working_as(Actor.holder(link)):
        try:
            send_to_confirm(_interview(link), occasion=f"renewed:{link.pk}")
        except NoMailAddress:
            return


def may_renew(link: Link) -> bool:
    """While nobody has answered."""
    return _interview(link).confirmed_at is None


def still_holds(link: Link) -> bool:
    """Somebody of the company who still has this address there and takes e-mail."""
    return takes_mail(_interview(link).file, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
