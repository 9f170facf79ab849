"""What every page of a pupil carries, so that drafts in the browser are this pupil's and nobody else's."""

import base64
from typing import Any

from django.utils.crypto import salted_hmac

from premierpas.core.requests import SiteRequest


def draft_key(request: SiteRequest) -> dict[str, Any]:
    """The account's mark and the key that its drafts in the browser are encrypted with.

    The next pupil at the same school computer has neither: what is left there can't be read, nor told whose it is.
    """
    viewer = getattr(request, "viewer", None)
    if viewer is None or not viewer.is_pupil:
        return {}
    secret = salted_hmac("premierpas.workshop.drafts", str(viewer.user.pk), algorithm="sha256").digest()
    mark = salted_hmac("premierpas.workshop.drafts.mark", str(viewer.user.pk), algorithm="sha256").hexdigest()[:16]
    return {"draft_mark": mark, "draft_key": base64.b64encode(secret).decode()}
