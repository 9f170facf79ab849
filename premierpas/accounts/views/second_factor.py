"""The second factor of those who see minors: django-allauth's views in the house's frame."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control

from premierpas.core.screens import PUBLIC, SIGNED_IN, page, screen


def _in_frame(view: Callable[..., Any], *, permission: str = SIGNED_IN) -> Callable[..., HttpResponse]:
    """The view's screen with our navigation around it, kept by no cache."""

    def framed(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = view(request, **kwargs)
        if isinstance(response, TemplateResponse):
            words = response.context_data or {}
            wrong = bool(getattr(words.get("form"), "is_bound", False) and words["form"].errors)
            response = page(request, str(response.template_name[0]), words, status=422 if wrong else 200)
        patch_cache_control(response, private=True, no_store=True)
        return response

    return screen(permission=permission)(framed)


index = _in_frame(mfa.index)
authenticate = _in_frame(mfa.authenticate, permission=PUBLIC)  # it lies between the e-mail's code and the session
reauthenticate = _in_frame(mfa.reauthenticate)
activate = _in_frame(totp.activate_totp)
deactivate = _in_frame(totp.deactivate_totp)
recovery_codes = _in_frame(recovery.view_recovery_codes)
new_recovery_codes = _in_frame(recovery.generate_recovery_codes)


@screen(permission=SIGNED_IN)
def recovery_file(request: HttpRequest) -> HttpResponse:
    """The recovery codes as a text file, to be printed."""
    response: HttpResponse = recovery.download_recovery_codes(request)
    patch_cache_control(response, private=True, no_store=True)
    return response
