"""Every link without account lands here."""

from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.csrf import csrf_exempt

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..limiter import RENEWAL, UNKNOWN_LINK, count_try
from ..link_acts import LinkOver, NotHeld, Purpose, find_link, purpose_of, renew_link
from ..links import Link
from ..slowing import wait_for


# The token in the address is the credential, and no-referrer makes browsers send `Origin: null`: the check against
# forged requests, which guards what cookies allow, has nothing to guard here and would refuse every form.
@csrf_exempt
@screen(permission=PUBLIC)
def link(request: SiteRequest, token: str) -> HttpResponse:
    """The one screen of a link; GET and HEAD change nothing, whoever opens it and how often."""
    found = find_link(token)
    response = _unknown(request) if found is None else _open(request, found)
    patch_cache_control(response, private=True, no_store=True)
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _open(request: SiteRequest, found: Link) -> HttpResponse:
    purpose = purpose_of(found)
    if purpose is None:
        return _unknown(request)
    try:
        if not purpose.still_holds(found):
            raise NotHeld
        if found.used_at is not None:
            return purpose.done(request, found)
        if found.is_open:
            try:
                return _screen(request, purpose, found)
            except LinkOver:  # used, replaced or run out between our look and the act
                found.refresh_from_db()
                if found.used_at is not None:
                    return purpose.done(request, found)
        if not purpose.may_renew(found):
            return page(request, "accounts/link_renewed.html", {"outcome": "closed"}, status=410)
        if request.method == "POST" and request.POST.get("renew"):
            return _renew(request, found)
    except ObjectDoesNotExist:  # what the link was about is gone
        return _unknown(request)
    except NotHeld:
        return page(request, "accounts/link_not_held.html", status=410)
    return page(request, "accounts/link_over.html", {"link": found}, status=410)


@transaction.atomic
def _screen(request: SiteRequest, purpose: Purpose, found: Link) -> HttpResponse:
    """The act lies in one transaction, whatever its page forgets: it is done whole, or not at all."""
    return purpose.screen(request, found)


def _unknown(request: SiteRequest) -> HttpResponse:
    if request.method == "POST" and (wait := count_try("link", request, limits=UNKNOWN_LINK)) is not None:
        return wait_for(page(request, "accounts/link_unknown.html"), wait)
    return page(request, "accounts/link_unknown.html", status=404)


def _renew(request: SiteRequest, found: Link) -> HttpResponse:
    account = f"{found.purpose}:{found.subject_id}:{found.recipient}"
    if (wait := count_try("renewal", request, account=account, limits=RENEWAL)) is not None:
        return wait_for(page(request, "accounts/link_renewed.html", {"outcome": "wait"}), wait)
    return page(request, "accounts/link_renewed.html", {"outcome": "sent" if renew_link(found) else "closed"})
