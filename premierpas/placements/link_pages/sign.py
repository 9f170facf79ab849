"""Signing without an account: read in one's language, ask for a code, type it, sign. GET and HEAD change nothing."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse

from premierpas.accounts.link_acts import LinkOver, Purpose, use_link
from premierpas.accounts.links import Link
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.origin import address_of
from premierpas.core.outbox.models import Channel
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page

from ..actions import pass_on, refuse
from ..actions.codes import send_code, sign_with_code
from ..actions.drafting import lock
from ..actions.sheets import PAPER
from ..actions.signing import STATEMENTS
from ..changes import changes_of
from ..errors import NoCode, NoContact, NotYourTurn, TextChanged, TooManyCodes, WrongCode
from ..holders import holds_seat, is_held_at
from ..in_words import reading_of
from ..languages import LANGUAGES, said_day, words_in
from ..languages.summary import summary_of
from ..languages.words import Words
from ..models import AgreementState, Party, Signatory
from ..queries import WITH
from ..signing_codes import check_code, masked, masked_contact, open_code
from ..standing import on_turn
from ..telling.messages import ask_to_sign
from .forms import CodeForm, PassOnByLinkForm, RefuseForm


def _of(link: Link) -> Signatory:
    with_agreement = [f"agreement__{name}" for name in WITH]
    rows = Signatory.objects.select_related("signature", "user", "guardian", "agreement__amends", *with_agreement)
    return rows.get(pk=link.subject_id)


def show(request: SiteRequest, link: Link) -> HttpResponse:
    """The page, and what its forms do."""
    row = _of(link)
    if row.has_signed or row.agreement.state != AgreementState.SIGNING:
        return done(request, link)
    if row.required and row.pk not in {each.pk for each in on_turn(_parties(row))}:
        return _page(request, row, "placements/link/not_yet.html", {})
    act = {"code": _send, "sign": _sign, "refuse": _refuse, "pass_on": _pass_on}.get(request.POST.get("do", ""))
    if request.method == "POST" and act is not None:
        return act(request, link, row)
    return _read(request, row)


def _holder(link: Link, row: Signatory) -> Actor:
    return Actor.holder(link, name=row.name)


def _parties(row: Signatory) -> list[Signatory]:
    return list(Signatory.objects.filter(agreement=row.agreement_id).select_related("signature"))


def _words(request: SiteRequest, row: Signatory) -> Words:
    asked = request.GET.get("langue", "")
    if row.party != Party.GUARDIAN:
        return LANGUAGES["fr"]
    return words_in(asked if asked in LANGUAGES else row.language)


def _send(request: SiteRequest, link: Link, row: Signatory) -> HttpResponse:
    """A choice is a deliberate entry: what sends plain forms without being asked sends nobody a code."""
    words = _words(request, row)
    channel = {"sms": Channel.SMS, "email": Channel.EMAIL}.get(request.POST.get("channel", ""))
    if channel is None:
        return _read(request, row, problem=words.required)
    try:
        send_code(row, channel=channel, by=_holder(link, row))
    except DomainError as error:
        return _read(request, row, problem=_said(error, words))
    return _read(request, row)


def _sign(request: SiteRequest, link: Link, row: Signatory) -> HttpResponse:
    words = _words(request, row)
    form = _code_form(request.POST, row, words)
    if not form.is_valid():
        return _read(request, row, form=form)
    data = form.cleaned_data
    try:
        code = check_code(row, data["code"])  # a wrong one counts, whatever becomes of the rest
        with transaction.atomic():
            lock(row.agreement)
            use_link(link)
            sign_with_code(
                row, code=code, terms_hash=data["terms_hash"],
                function=data.get("function") or row.function, address=address_of(request), by=_holder(link, row),
            )  # fmt: skip
    except LinkOver:
        return done(request, link)
    except (TextChanged, NoCode) as error:
        return _read(request, row, problem=_said(error, words))
    except DomainError as error:
        form.refuse(error, _said(error, words))
        return _read(request, row, form=form)
    return done(request, link)


def _refuse(request: SiteRequest, link: Link, row: Signatory) -> HttpResponse:
    words = _words(request, row)
    form = RefuseForm(request.POST, words=words, prefix="no")
    if not form.is_valid():
        return _read(request, row, refusing=form)
    try:
        code = check_code(row, form.cleaned_data["code"])
        with transaction.atomic():
            lock(row.agreement)
            use_link(link)
            refuse(row, reason=form.cleaned_data["reason"], code=code, by=_holder(link, row))
    except LinkOver:
        return done(request, link)
    except NoCode as error:
        return _read(request, row, problem=_said(error, words))
    except DomainError as error:
        form.refuse(error, _said(error, words))
        return _read(request, row, refusing=form)
    return done(request, link)


def _pass_on(request: SiteRequest, link: Link, row: Signatory) -> HttpResponse:
    form = PassOnByLinkForm(request.POST, prefix="other")
    if row.party != Party.HOST:
        return _read(request, row)
    if not form.is_valid():
        return _read(request, row, passing=form)
    data = {name: form.cleaned_data[name] for name in ("name", "function", "email", "phone")}
    try:
        pass_on(row, **data, by=Actor.holder(link, name=form.cleaned_data["by_name"]))
    except DomainError as error:
        form.refuse(error)
        return _read(request, row, passing=form)
    return _page(request, row, "placements/link/passed_on.html", {"other": data["name"]})


def _code_form(data: Any, row: Signatory, words: Words) -> CodeForm:
    is_host = row.party == Party.HOST
    statement = str(STATEMENTS[Party.HOST]) if is_host else words.agree
    initial = {"terms_hash": row.agreement.terms_hash, "function": row.function}
    return CodeForm(data, initial=initial, words=words, statement=statement, asks_function=is_host)


def _read(request: SiteRequest, row: Signatory, *, form: CodeForm | None = None, problem: str = "",
          refusing: RefuseForm | None = None, passing: PassOnByLinkForm | None = None) -> HttpResponse:  # fmt: skip
    words, agreement = _words(request, row), row.agreement
    code = open_code(row)
    context = {
        "summary": summary_of(agreement.content, words.code, family=row.party == Party.GUARDIAN),
        "reading": reading_of(agreement, with_contacts=False),
        "changes": changes_of(agreement),
        "ways": _ways(row, words),
        "code": code,
        "form": form or _code_form(None, row, words),
        "refusing": refusing or RefuseForm(words=words, prefix="no"),
        "refuse_open": refusing is not None,
        "passing": (passing or PassOnByLinkForm(prefix="other")) if row.party == Party.HOST else None,
        "pass_open": passing is not None,
        "problem": problem,
        "title": words.title.format(name=row.agreement.placement.pupil.first_name),
        "lead": words.lead.format(day=_deadline(row, words)),
        "code_sent": words.code_sent.format(contact=masked(code)) if code else "",
    }  # fmt: skip
    return _page(request, row, "placements/link/sign.html", context)


def _deadline(row: Signatory, words: Words) -> str:
    return said_day(words, row.agreement.placement.first_day)


def _ways(row: Signatory, words: Words) -> list[dict[str, str]]:
    """How a code can reach this person: channel, button, masked contact."""
    known = [(Channel.SMS, row.mobile, words.by_sms, "sms"), (Channel.EMAIL, row.email, words.by_email, "email")]
    return [
        {"value": value, "label": label, "contact": masked_contact(channel, to)}
        for channel, to, label, value in known
        if to
    ]


def _page(request: SiteRequest, row: Signatory, template: str, context: dict[str, Any]) -> HttpResponse:
    words = _words(request, row)
    school = row.agreement.placement.enrolment.classroom.school
    common = {
        "row": row,
        "words": words,
        "languages": list(LANGUAGES.values()),
        "family": row.party == Party.GUARDIAN,
        "binding_fr": LANGUAGES["fr"].binding,
        "school_phone": school.phone,
        "agreement": row.agreement,
        "here": request.get_full_path(),
    }
    return page(request, template, common | context)


def _said(error: DomainError, words: Words) -> str:
    """An error in the reader's language; those that only the school can mend stay in French."""
    if isinstance(error, WrongCode):
        return words.wrong_code.format(n=error.left) if error.left > 1 else words.last_try
    for kind, text in (
        (NoCode, words.code_over),
        (TooManyCodes, words.too_many),
        (NoContact, words.no_contact),
        (TextChanged, words.text_changed),
        (NotYourTurn, words.not_yet),
    ):
        if isinstance(error, kind):
            return text
    return str(error.message)


def done(request: SiteRequest, link: Link) -> HttpResponse:
    """What became of it."""
    row = _of(link)
    refused = row.agreement.state == AgreementState.REFUSED
    return _page(request, row, "placements/link/done.html", {"signed": row.has_signed, "refused": refused})


def renew(link: Link) -> None:
    """A new link to the contact on file."""
    row = _of(link)
    ask_to_sign(row.agreement, row, occasion=f"renewed:{link.pk}")


def may_renew(link: Link) -> bool:
    """While there is something to sign, and a way to reach who signs."""
    row = _of(link)
    return not row.has_signed and row.agreement.state == AgreementState.SIGNING and row.reachable


def still_holds(link: Link) -> bool:
    """The party it was made for, at the contact on file; a printed sheet goes with the seat."""
    row = _of(link)
    return holds_seat(row) if link.recipient == PAPER else is_held_at(row, link.recipient)


PURPOSE = Purpose(still_holds=still_holds, screen=show, done=done, renew=renew, may_renew=may_renew)
