"""Editions of a page: a draft, then what was shown and until when; and the pieces of news."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock


class News(models.Model):
    """A piece of news, public from its first published edition on, until it is withdrawn."""

    slug = models.SlugField(max_length=80, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    shown_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["-shown_at"], condition=Q(withdrawn_at=None), name="news_shown")]

    def __str__(self) -> str:
        return self.slug


class Edition(models.Model):
    """The words of a page. One draft a page; a published one never changes, and the newest of them is shown.

    `saves` counts how often a draft was saved, so that two people who edit it notice each other. An empty body that is
    published gives a page back the words that the product ships.
    """

    page = models.CharField(max_length=100)
    title = models.CharField(_("titre"), max_length=120)
    summary = models.CharField(_("en une phrase"), max_length=250, blank=True)
    body = models.TextField(_("texte"), blank=True)
    saves = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField(default=clock.now)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page"], condition=Q(published_at=None), name="edition_one_draft_a_page")
        ]
        indexes = [models.Index(fields=["page", "-published_at"], name="edition_of_page")]

    def __str__(self) -> str:
        return f"{self.page}: {self.title}"
