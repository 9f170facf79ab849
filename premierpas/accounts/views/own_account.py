"""Who I am here, in which capacity, on which devices."""

import rules
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import SIGNED_IN, page, screen
from premierpas.core.text import whole_number

from ..doors import doors
from ..email_codes import waiting_change
from ..middleware import ACTIVE
from ..models import UserSession
from ..second_factor import guarded_roles, has_second_factor, must_use_second_factor
from ..session_store import row_of
from ..sessions import end_session, end_sessions_of, live_sessions_of


@screen(permission=SIGNED_IN)
def account(request: SiteRequest) -> HttpResponse:
    """Who I am here, in which capacity, on which devices."""
    if request.method == "POST":
        return _end_devices(request)
    words = {
        "sessions": live_sessions_of(request.viewer.user),
        "here": row_of(request.session.session_key),
        "capacities": request.viewer.capacities,
        "active": request.viewer.capacity,
        "phone": said_phone(request.viewer.user.phone),
        "may_edit": rules.has_perm("accounts.own_details", request.viewer),
        "email_change": waiting_change(request.viewer.user),
        "doors": [each() for each in doors],
        "guarded": bool(guarded_roles(request.viewer.capacities)),
        "second_factor": has_second_factor(request.viewer.user),
        "required": must_use_second_factor(request.viewer.capacities),
    }
    return page(request, "accounts/account.html", words)


def _end_devices(request: SiteRequest) -> HttpResponse:
    wanted, here = request.POST.get("session", ""), row_of(request.session.session_key)
    if wanted == "others":
        end_sessions_of(request.viewer.user, but=here)
        messages.success(request, _("C’est fait : les autres appareils sont déconnectés."))
    elif (pk := whole_number(wanted)) is not None:
        # One's own present device is left by signing out; another person's isn't found.
        mine = UserSession.objects.filter(user=request.user, pk=pk).exclude(row=here)
        for session in mine:
            end_session(session)
            messages.success(request, _("C’est fait : l’appareil est déconnecté."))
    return redirect("accounts:account")


@screen(permission=SIGNED_IN, methods=("POST",))
def choose_capacity(request: SiteRequest) -> HttpResponse:
    """Act in another of one's capacities."""
    wanted = request.POST.get("capacity", "")
    if any(capacity.key == wanted for capacity in request.viewer.capacities):
        request.session[ACTIVE] = wanted
    return redirect(settings.LOGIN_REDIRECT_URL)
