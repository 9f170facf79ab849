"""Leads from a list: sent, looked at, opened. Nothing is stored between the three: the page carries the list."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import ngettext

from premierpas.core.errors import DomainError
from premierpas.core.once import once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.organisations.company_lists import decoded
from premierpas.organisations.models import Territory

from ..actions import open_listed
from ..forms.leads import LeadsForm
from ..winning.leads import Fate, read_fates


@screen(permission="outreach.work")
def leads(request: SiteRequest) -> HttpResponse:
    """The form, then what each line becomes, then the files."""
    form = LeadsForm(request.POST, request.FILES) if request.method == "POST" else LeadsForm()
    if request.method != "POST" or not form.is_valid():
        return page(request, "outreach/leads.html", {"form": form}, status=422 if form.errors else 200)
    territory = Territory.objects.get(pk=request.viewer.territory_id)
    if request.POST.get("then") == "open":
        others = {number for each in request.POST.getlist("other") if (number := whole_number(each))}
        try:
            opened = once(
                str(form.cleaned_data["once"]),
                action="outreach.leads",
                owner=f"user:{request.viewer.user_id}",
                do=lambda: str(
                    len(open_listed(form.listed.companies, by=request.actor, territory=territory, others=others))
                ),
            )
        except DomainError as error:
            form.refuse(error)
            return page(request, "outreach/leads.html", {"form": form}, status=422)
        count = int(opened)
        messages.success(request, ngettext("%(n)d fiche ouverte.", "%(n)d fiches ouvertes.", count) % {"n": count})
        return redirect("outreach:companies")
    lines = read_fates(form.listed.companies, territory)
    sent = form.cleaned_data["file"]
    words = {
        "form": form,
        "text": _text_of(sent) if sent else form.cleaned_data["text"],
        "new": [line for line in lines if line.fate == Fate.NEW],
        "known": [line for line in lines if line.fate == Fate.KNOWN],
        "alike": [line for line in lines if line.fate == Fate.ALIKE],
    }
    return page(request, "outreach/leads_preview.html", words)


def _text_of(sent) -> str:  # type: ignore[no-untyped-def]  # Django's uploaded file
    sent.seek(0)
    return decoded(sent.read())
