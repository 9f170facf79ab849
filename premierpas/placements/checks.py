"""What a deployment must have set before it seals agreements."""

from typing import Any

from django.conf import settings
from django.core.checks import Error, Tags, register

from .sealing.certificate import NoCertificate, own_certificates
from .terms.articles import INSURANCE


@register(Tags.security, deploy=True)
def seal_is_set(app_configs: Any, **_more: Any) -> list[Error]:
    """A key and certificate of the deployment's own, readable; the demonstration seal is none."""
    if not settings.SEAL_KEY_FILE or not settings.SEAL_CERTIFICATE_FILE:
        hint = "Set SEAL_KEY_FILE and SEAL_CERTIFICATE_FILE (docs/operations.md, The seal of agreements)."
        return [Error("Agreements would be sealed with a demonstration seal.", hint=hint, id="placements.E001")]
    try:
        own_certificates()
    except NoCertificate as problem:
        return [Error(str(problem), id="placements.E002")]
    return []


@register()
def insurance_is_known(app_configs: Any, **_more: Any) -> list[Error]:
    """The choice of the articles on insurance is one that there is."""
    if settings.AGREEMENT_INSURANCE in INSURANCE:
        return []
    known = ", ".join(INSURANCE)
    return [Error(f"AGREEMENT_INSURANCE must be one of {known}.", id="placements.E003")]
