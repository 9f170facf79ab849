"""Where a campaign stands, what became of a letter, who may read what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CampaignState(models.TextChoices):
    """Where a campaign stands."""

    DRAFT = "draft", _("brouillon")
    QUEUED = "queued", _("part bientôt")
    SENT = "sent", _("envoyée")
    STOPPED = "stopped", _("arrêtée")


CAMPAIGN_MOVES = {
    CampaignState.DRAFT: [CampaignState.QUEUED],
    CampaignState.QUEUED: [CampaignState.SENT, CampaignState.STOPPED],
}


class Ground(models.TextChoices):
    """Why a family may be written to."""

    NECESSARY = "necessary", _("C’est nécessaire : il leur manque quelque chose pour que l’élève puisse partir")
    CONSENTED = "consented", _("Ce sont des nouvelles : seulement à celles qui les ont demandées")


class Fate(models.TextChoices):
    """What became of the letter to one person."""

    WAITING = "waiting", _("attend son départ")
    ON_ITS_WAY = "leaving", _("en route")
    SENT = "sent", _("partie")
    BOUNCED = "bounced", _("revenue : adresse refusée")
    UNWANTED = "unwanted", _("non envoyée : n’en veut plus")
    LEFT_OUT = "left_out", _("non envoyée : plus concernée")
    FAILED = "failed", _("échec")
    RECALLED = "recalled", _("arrêtée avant l’envoi")


class Readers(models.TextChoices):
    """For whom an announcement or a document is."""

    TEAM = "team", _("L’équipe du territoire")
    COORDINATORS = "coordinators", _("La coordination")
    SCHOOLS = "schools", _("Les établissements")
    COMPANIES = "companies", _("Les entreprises")
    PUPILS = "pupils", _("Les élèves")
    PARTNERS = "partners", _("Les partenaires")
    EVERYBODY = "everybody", _("Tout le monde")


SHELF_READERS = (Readers.COORDINATORS, Readers.TEAM, Readers.PARTNERS, Readers.EVERYBODY)


class PaperKind(models.TextChoices):
    """What a document of the shelf is."""

    DOCUMENT = "document", _("Document")
    MINUTES = "minutes", _("Compte rendu de réunion")
    PRESS = "press", _("Pour la presse")


class FileKind(models.TextChoices):
    """How a file is read."""

    PDF = "pdf", "PDF"
    DOCX = "docx", "Word (DOCX)"
    ODT = "odt", "LibreOffice (ODT)"
