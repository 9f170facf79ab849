"""The pages whose words the association edits itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Place(models.TextChoices):
    """An edited page, by the last part of its address. Pieces of news have addresses of their own."""

    ABOUT = "qui-sommes-nous", _("Qui sommes-nous ?")
    PARTNERS = "partenaires", _("Partenaires")
    RESULTS = "resultats", _("Résultats")
    PRESS = "presse", _("Presse")
    HELP = "aide", _("Aide")
    LEGAL = "mentions-legales", _("Mentions légales")
    ACCESSIBILITY = "accessibilite", _("Accessibilité")


NEWS = "actualites/"  # before the slug of a piece of news, where an edition names its page
