"""The time-stamping port (RFC 3161): an authority's address in TIMESTAMP_URL, or none."""

import urllib.request

from asn1crypto import cms, tsp
from django.conf import settings
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from .token import UnfitToken, alone

_SECONDS = 10


class Unreachable(TimestampRequestError):
    """The authority didn't answer, or not with a token."""


class HttpAuthority(TimeStamper):
    """An authority that answers over HTTP."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """One request; raises Unreachable for silence, refusals and anything that isn't an answer."""
        request = urllib.request.Request(
            self.url, data=req.dump(), headers={"Content-Type": "application/timestamp-query"}
        )
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
                return tsp.TimeStampResp.load(answer.read(), strict=True)
        except (OSError, ValueError) as error:
            raise Unreachable(str(error)) from error

    async def async_timestamp(self, message_digest: bytes, md_algorithm: str) -> cms.ContentInfo:
        """The token, with its own certificate only (`token.alone`)."""
        try:
            return alone(await super().async_timestamp(message_digest, md_algorithm))
        except UnfitToken as error:
            raise Unreachable(str(error)) from error


def authority() -> TimeStamper | None:
    """The deployment's authority, if it has one."""
    return HttpAuthority(settings.TIMESTAMP_URL) if settings.TIMESTAMP_URL else None
