"""The second factor of those who see minors: django-allauth's views in the house's frame."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, SIGNED_IN, page, screen

from ..slowing import slowed


def _in_frame(view: Callable[..., Any], template: str, *, permission: str = SIGNED_IN) -> Callable[..., HttpResponse]:
    """The view's screen as a template of ours, with our navigation around it, kept by no cache."""

    def framed(request: SiteRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        if isinstance(response, TemplateResponse):
            words = response.context_data or {}
            form = words.get("form")
            wrong = request.method == "POST" and form is not None and bool(form.errors)
            response = page(request, f"accounts/second_factor/{template}.html", words, status=422 if wrong else 200)
            if form is not None:
                slowed(response, form)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return screen(permission=permission)(framed)


index = _in_frame(mfa.index, "index")
# It lies between the e-mail's code and the session.
authenticate = _in_frame(mfa.authenticate, "authenticate", permission=PUBLIC)
reauthenticate = _in_frame(mfa.reauthenticate, "reauthenticate")
activate = _in_frame(totp.activate_totp, "activate")
deactivate = _in_frame(totp.deactivate_totp, "deactivate")
recovery_codes = _in_frame(recovery.view_recovery_codes, "recovery_codes")
new_recovery_codes = _in_frame(recovery.generate_recovery_codes, "new_recovery_codes")


@screen(permission=SIGNED_IN)
def recovery_file(request: SiteRequest) -> HttpResponse:
    """The recovery codes as a text file, to be printed."""
    response = recovery.download_recovery_codes(request)
    if isinstance(response, TemplateResponse):
        codes = (response.context_data or {})["unused_codes"]
        response = HttpResponse("\n".join(codes) + "\n", content_type="text/plain; charset=utf-8")
        response["Content-Disposition"] = 'attachment; filename="codes-de-secours.txt"'
    patch_cache_control(response, private=True, no_store=True)
    return response
