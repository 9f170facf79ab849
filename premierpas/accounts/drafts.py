"""What every page of an account carries, so that drafts in the browser are this account's and nobody else's."""

import base64
from typing import Any

from django.utils.crypto import salted_hmac

from premierpas.core.held import held_of
from premierpas.core.requests import SiteRequest


def draft_key(request: SiteRequest) -> dict[str, Any]:
    """The account's mark, the key that its drafts in the browser are encrypted with, and which form this answers.

    The next one at the same computer has neither: what is left there can't be read, nor told whose it is.
    """
    answered = {"form_answered": held_of(request)}
    viewer = getattr(request, "viewer", None)
    if viewer is None or not request.user.is_authenticated:
        return answered
    secret = salted_hmac("premierpas.workshop.drafts", str(request.user.pk), algorithm="sha256").digest()
    mark = salted_hmac("premierpas.workshop.drafts.mark", str(request.user.pk), algorithm="sha256").hexdigest()[:16]
    return answered | {"draft_mark": mark, "draft_key": base64.b64encode(secret).decode()}
