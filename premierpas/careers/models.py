"""A company's page, who keeps it or would love to go there, paths of discovery, and what pupils wrote on the way."""

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.occupations.sectors import sector_choices
from premierpas.organisations.models import Company, Territory
from premierpas.people.models import Enrolment, Pupil

from .content import PageContent
from .enums import PAGE_FIRST, PAGE_MOVES, PATH_FIRST, PATH_MOVES, PageState, PathState


@pghistory.track(fields=["company", "state"], model_name="CompanyPageEvent")
class CompanyPage(models.Model):
    """What a company tells of itself: `content` is public, `draft` is what it writes until the association has read it.

    `sector` and `trades` are what lists read of the public text; `publish_page` alone writes them.
    """

    company = models.OneToOneField(Company, on_delete=models.CASCADE, related_name="careers_page")
    state = models.CharField(max_length=20, choices=PageState, default=PageState.DRAFT)
    draft = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    sector = models.CharField(_("secteur"), max_length=30, choices=sector_choices, blank=True)
    trades = ArrayField(models.SlugField(max_length=60), default=list)
    version = models.PositiveIntegerField(default=0, help_text="rises with each save: two people don't overwrite")
    note = models.TextField(_("ce qu’il faut changer"), blank=True)
    begun_at = models.DateTimeField(default=clock.now)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True, help_text="none while nothing is public")

    class Meta:
        triggers = states.guards("state", PAGE_MOVES, PAGE_FIRST)
        constraints = [
            models.CheckConstraint(name="page_public_has_text", condition=Q(published_at=None) | ~Q(content={})),
        ]
        indexes = [
            GinIndex(fields=["trades"], name="page_trades"),
            models.Index(fields=["state", "submitted_at"], name="page_review_queue"),
        ]

    def __str__(self) -> str:
        return f"page of {self.company_id}"

    @property
    def is_public(self) -> bool:
        return self.published_at is not None

    @property
    def written(self) -> PageContent:
        """The text that is being written; the public one where nothing was changed since."""
        return PageContent.of(self.draft or self.content)

    @property
    def public(self) -> PageContent:
        """What everybody reads."""
        return PageContent.of(self.content if self.is_public else {})


class KeptCompany(models.Model):
    """A company that a pupil keeps."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="kept_companies")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "company"], name="kept_company_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} keeps {self.company_id}"


class Wish(models.Model):
    """A pupil would love to go to a company that shows no place. The company never learns who; staff reads totals.

    `answered_at`: a place was opened; the wish no longer counts among the pupil's five.
    """

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="company_wishes")
    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="wishes")
    at = models.DateTimeField(default=clock.now)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "company"], name="wish_once")]
        indexes = [models.Index(fields=["company"], condition=Q(answered_at=None), name="wish_open")]

    def __str__(self) -> str:
        return f"{self.pupil_id} would go to {self.company_id}"


@pghistory.track(fields=["state"], model_name="DiscoveryPathEvent")
class DiscoveryPath(models.Model):
    """A path that a team or a company makes; those that the product ships are files (`paths.py`).

    `stages` has the shape of `stages.Stage`. A company has one.
    """

    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("titre"), max_length=100)
    intro = models.CharField(_("en une ou deux phrases"), max_length=300, blank=True)
    sector = models.CharField(_("secteur"), max_length=30, choices=sector_choices)
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    company = models.OneToOneField(
        Company, null=True, blank=True, on_delete=models.CASCADE, related_name="discovery_path"
    )
    stages = models.JSONField(default=list)
    state = models.CharField(max_length=12, choices=PathState, default=PathState.DRAFT)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    made_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        triggers = states.guards("state", PATH_MOVES, PATH_FIRST)
        constraints = [
            models.CheckConstraint(name="path_is_somebodys", condition=~Q(territory=None) | ~Q(company=None)),
        ]

    def __str__(self) -> str:
        return self.title


class PathSheet(models.Model):
    """What a pupil noted along a path, by its slug: private. `done_at`: every stage has its line."""

    enrolment = models.ForeignKey(Enrolment, on_delete=models.CASCADE, related_name="path_sheets")
    path = models.SlugField(max_length=80)
    answers = models.JSONField(default=dict, help_text="by the key of a stage")
    saved_at = models.DateTimeField(default=clock.now)
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["enrolment", "path"], name="path_sheet_once")]

    def __str__(self) -> str:
        return f"sheet of {self.enrolment_id} on {self.path}"
