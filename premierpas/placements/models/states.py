"""The lives of an agreement and of its parties, as tables."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AgreementState(models.TextChoices):
    """The life of an agreement, and of each amendment (domain.md, States)."""

    DRAFT = "draft", _("à compléter")
    READY = "ready", _("prête")
    SIGNING = "signing", _("en signature")
    SIGNED = "signed", _("signée")
    REFUSED = "refused", _("refusée")
    VOID = "void", _("annulée")


A = AgreementState
AGREEMENT_MOVES = {
    A.DRAFT: [A.READY, A.VOID],
    A.READY: [A.DRAFT, A.SIGNING, A.VOID],
    A.SIGNING: [A.SIGNED, A.REFUSED, A.VOID],
    A.SIGNED: [A.VOID],
    A.REFUSED: [A.VOID],
}
OPEN = [A.DRAFT, A.READY, A.SIGNING]
LIVE = [*OPEN, A.SIGNED]


class Party(models.TextChoices):
    """Who signs."""

    SCHOOL = "school", _("établissement")
    HOST = "host", _("structure d’accueil")
    GUARDIAN = "guardian", _("responsable légal")
    PUPIL = "pupil", _("élève")


class Method(models.TextChoices):
    """How a signatory was identified (domain.md, Signature evidence)."""

    ACCOUNT = "account", _("compte personnel")
    EMAIL_CODE = "email_code", _("code envoyé par e-mail")
    SMS_CODE = "sms_code", _("code envoyé par SMS")
    PAPER = "paper", _("signature sur papier, vérifiée par l’établissement")


class Kind(models.TextChoices):
    """How the agreement came to be."""

    HERE = "here", _("faite ici")
    OUTSIDE = "outside", _("signée en dehors de la plateforme")
