"""Many companies at once: chosen on the list, shown as they would become, then changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.alphabet import alphabetical
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number

from ..forms.bulk import BulkForm
from ..lists.bulk import MOST, Act, Given, apply_to, preview
from ..lists.listing import files_of
from ..models import CompanyFile
from ..queries import team_of, teammate


@screen(permission="outreach.work", methods=("POST",))
def bulk(request: SiteRequest) -> HttpResponse:
    """First the choice, then what changes, then the act: nothing changes before `do`."""
    act, files = request.POST.get("act", ""), _chosen(request)
    if act not in Act.values or not files:
        messages.error(request, _("Cochez au moins une entreprise, puis choisissez quoi faire."))
        return redirect("outreach:companies")
    step = request.POST.get("step", "")
    territory = request.viewer.territory_id or 0
    form = BulkForm(request.POST if step else None, act=Act(act), team=team_of(territory))
    given = _given(form, territory) if step and form.is_valid() else None
    if given is not None and step == "do":
        done, refused = apply_to(files, Act(act), given, by=request.actor)
        said = ngettext("%(n)d entreprise est changée.", "%(n)d entreprises sont changées.", done)
        messages.success(request, said % {"n": done})
        for line in refused[:5]:
            messages.error(request, line)
        return redirect("outreach:companies")
    changes = preview(files, Act(act), given)
    words = {
        "act": Act(act),
        "form": form,
        "changes": changes,
        "seen": given is not None,
        "count": sum(1 for change in changes if not change.no),
    }
    return page(request, "outreach/bulk.html", words, status=422 if form.errors else 200)


def _chosen(request: SiteRequest) -> list[CompanyFile]:
    """Those of the viewer's territory among what was ticked."""
    wanted = [number for each in request.POST.getlist("file")[:MOST] if (number := whole_number(each))]
    rows = files_of(request.viewer.territory_id).filter(pk__in=wanted).select_related("owner__user", "territory")
    return list(rows.order_by("next_on", alphabetical("name"), "pk"))


def _given(form: BulkForm, territory_id: int) -> Given:
    data = form.cleaned_data
    owner = teammate(territory_id, whole_number(data.get("owner") or ""))
    return Given(owner=owner, day=data.get("day"), why=data.get("why", ""), label=data.get("label", ""))
