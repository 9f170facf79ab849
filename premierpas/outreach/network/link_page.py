"""« Same as last year? » from its link: a choice and a name, once; afterwards the page shows what was said."""

from django.db import transaction
from django.http import HttpResponse

from premierpas.accounts.link_acts import LinkOver, Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.offers.enums import OfferLevel
from premierpas.offers.weeks import SchoolPlace

from ..actions.yearly import answer_same_again, send_question
from ..errors import NoMailAddress
from ..files.reach import takes_mail
from ..forms.network import SameAgainForm
from ..models import Commitment, YearlyQuestion
from .again import months_to_offer
from .standing import said_year, this_year


def _question(link: Link) -> YearlyQuestion:
    rows = YearlyQuestion.objects.select_related("membership__file__company")
    return rows.get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """GET shows and changes nothing; POST answers."""
    question = _question(link)
    if question.answer:
        return done(request, link)
    file, form = question.membership.file, _form(request, question)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                use_link(link)
                answer_same_again(question, by=Actor.holder(link, name=form.cleaned_data["name"]), **form.said)
            return done(request, link)
        except LinkOver:
            return done(request, link)
        except DomainError as error:
            form.refuse(error)
    before = _before(question)
    words = {
        "form": form, "file": file, "year": said_year(question.year),
        "before": before, "before_year": said_year(before.year) if before else "",
    }  # fmt: skip
    return page(request, "outreach/network/same_again.html", words, status=422 if form.errors else 200)


def _form(request: SiteRequest, question: YearlyQuestion) -> SameAgainForm:
    before, file = _before(question), question.membership.file
    months = months_to_offer(OfferLevel.COLLEGE, SchoolPlace.of(file.insee))
    first = {"seats": before.seats if before else 1}
    return SameAgainForm(request.POST if request.method == "POST" else None, months=months, initial=first)


def _before(question: YearlyQuestion) -> Commitment | None:
    return question.membership.commitments.filter(year__lt=question.year).order_by("-year").first()


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """What was said."""
    question = _question(link)
    promise = question.membership.commitments.filter(year=question.year).first()
    words = {"question": question, "file": question.membership.file, "promise": promise}
    return page(request, "outreach/network/answered.html", words)


def renew(link: Link) -> None:
    """A new link to the address on file; where nobody takes e-mail any more, none."""
    if not may_renew(link):
        return
    with working_as(Actor.holder(link)):
        try:
            send_question(_question(link), occasion=f"renewed:{link.pk}")
        except NoMailAddress:
            return


def may_renew(link: Link) -> bool:
    """While it is this year's question and nobody has answered."""
    question = _question(link)
    return not question.answer and question.year == this_year() and question.membership.left_on is None


def still_holds(link: Link) -> bool:
    """Somebody of a member of the network who still has this address there and takes e-mail."""
    membership = _question(link).membership
    return membership.left_on is None and takes_mail(membership.file, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
