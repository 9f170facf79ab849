"""`/verifier/`: anybody checks a sealed agreement. Nothing personal is shown, nothing is kept."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.ui.forms import Form, Upload

from ..sealing.export import certificate_pem
from ..sealing.remembered import trusted_certificates
from ..sealing.validity import validity_of
from ..sealing.verify import MAX_BYTES, problems_of

_MEGABYTES = MAX_BYTES // 1024 // 1024


class VerifyForm(Form):
    """The file to check."""

    file = forms.FileField(
        label=gettext_lazy("Le fichier de la convention"), widget=Upload(attrs={"accept": "application/pdf,.pdf"}),
        help_text=gettext_lazy("Le PDF tel que vous l’avez reçu, sans l’avoir imprimé ni enregistré à nouveau."),
    )  # fmt: skip

    def clean_file(self) -> bytes:
        """Its bytes."""
        upload: Any = self.cleaned_data["file"]
        if upload.size > MAX_BYTES:
            message = _("Ce fichier est trop gros : une convention fait moins de %(n)d Mo.")
            raise forms.ValidationError(message % {"n": _MEGABYTES})
        return bytes(upload.read())


@screen(permission=PUBLIC)
def verify(request: SiteRequest) -> HttpResponse:
    """Upload, verdict; the reasons when it isn't valid."""
    form = VerifyForm(request.POST or None, request.FILES or None)
    reasons: list[str] | None = None
    validity = None
    if request.method == "POST" and form.is_valid():
        reasons = problems_of(form.cleaned_data["file"], trusted_certificates())
        validity = None if reasons else validity_of(form.cleaned_data["file"])
    context = {"form": form, "checked": reasons is not None, "reasons": reasons or [], "validity": validity}
    return page(request, "placements/verify.html", context)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def certificate(request: SiteRequest) -> HttpResponse:
    """The public certificate, for whoever checks without us."""
    headers = {"Content-Disposition": 'attachment; filename="certificat.pem"'}
    return HttpResponse(certificate_pem(), content_type="application/x-pem-file", headers=headers)
