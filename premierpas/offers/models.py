"""Internships: a place to discover, its weeks, its seats, its team."""

import pghistory
import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, GistIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import MD5
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.core.positions import PositionedModel
from premierpas.occupations.sectors import sector_choices
from premierpas.organisations.models import Company, Membership, School, Site, Territory
from premierpas.people.models import Pupil

from .enums import (
    OFFER_FIRST,
    OFFER_MOVES,
    REVISION_MOVES,
    SEAT_MOVES,
    Audience,
    OfferLevel,
    OfferState,
    Revision,
    SeatState,
)


@pghistory.track(
    fields=["company", "state", "revision", "title", "audience", "level", "content"], model_name="OfferEvent"
)
class Offer(PositionedModel):
    """A place to discover. `content` is the public text; `draft` is what the wizard writes until it is published.

    Both have the shape of `offers.content.OfferContent`. The other columns are what search and rules read of the
    public text; they are written by `publish_offer` only. The position is the site's.
    """

    company = models.ForeignKey(Company, on_delete=models.CASCADE, related_name="offers")
    state = models.CharField(max_length=20, choices=OfferState, default=OfferState.DRAFT)
    revision = models.CharField(max_length=20, choices=Revision, default=Revision.NONE)
    draft = models.JSONField(default=dict)
    content = models.JSONField(default=dict)
    title = models.CharField(_("titre"), max_length=120, blank=True)
    slug = models.SlugField(max_length=80, blank=True)
    sector = models.CharField(_("secteur"), max_length=30, choices=sector_choices, blank=True)
    level = models.CharField(_("niveau"), max_length=8, choices=OfferLevel, default=OfferLevel.COLLEGE)
    audience = models.CharField(_("public"), max_length=16, choices=Audience, default=Audience.ALL)
    priority_until = models.DateField(_("réservée jusqu’au"), null=True, blank=True)
    schools = models.ManyToManyField(School, blank=True, related_name="offers")
    site = models.ForeignKey(Site, null=True, blank=True, on_delete=models.PROTECT, related_name="offers")
    territory = models.ForeignKey(Territory, null=True, blank=True, on_delete=models.PROTECT, related_name="offers")
    search = SearchVectorField(null=True, editable=False)
    words = ArrayField(models.CharField(max_length=60), default=list, editable=False)
    review_note = models.TextField(_("ce qu’il faut changer"), blank=True)
    reviewed = models.JSONField(
        default=dict,
        db_default=models.Value({}, models.JSONField()),
        help_text="the text that a coordinator last asked to change",
    )
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    created_at = models.DateTimeField(default=clock.now)
    draft_saved_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True, help_text="closed by itself, its weeks being over")
    draft_reminded_at = models.DateTimeField(null=True, blank=True)
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        triggers = [
            *states.guards("state", OFFER_MOVES, OFFER_FIRST),
            *states.guards("revision", REVISION_MOVES, [Revision.NONE]),
        ]
        indexes = [
            models.Index(fields=["company", "state"], name="offer_company_state"),
            models.Index(fields=["territory", "state"], name="offer_territory_state"),
            models.Index(fields=["state", "submitted_at"], name="offer_review_queue"),
            models.Index(fields=["sector"], condition=models.Q(state="published"), name="offer_sector"),
            models.Index(fields=["-published_at", "id"], condition=models.Q(state="published"), name="offer_newest"),
            GistIndex(fields=["position"], condition=models.Q(state="published"), name="offer_position"),
            models.Index(
                fields=["sector"],
                condition=models.Q(state="published", content__wheelchair=True),
                name="offer_accessible",
            ),
            GinIndex(fields=["search"], condition=models.Q(state="published"), name="offer_search"),
        ]

    def __str__(self) -> str:
        return self.title or f"offer {self.pk}"

    @property
    def working_title(self) -> str:
        """The title that is written now; before the first publication it stands in the draft only."""
        return str(self.draft.get("title") or self.title)


class OfferSlot(models.Model):
    """One week of an offer, or two consecutive weeks for 2de."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="slots")
    first_day = models.DateField(_("premier jour"))
    last_day = models.DateField(_("dernier jour"))
    free = models.PositiveSmallIntegerField(default=0, editable=False, help_text="kept by the database from the seats")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["offer", "first_day"], name="slot_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("first_day")), name="slot_ends_after_start"
            ),
        ]
        indexes = [
            models.Index(fields=["first_day", "offer"], condition=models.Q(free__gt=0), name="slot_free_by_week"),
            models.Index(fields=["offer", "first_day"], condition=models.Q(free__gt=0), name="slot_free_by_offer"),
        ]
        ordering = ["first_day"]

    def __str__(self) -> str:
        return f"{self.first_day} – {self.last_day}"


COUNT_FREE_SEATS = pgtrigger.Trigger(
    name="free_seats_of_slot",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF TG_OP IN ('INSERT', 'UPDATE') AND NEW.state = 'free' AND (TG_OP = 'INSERT' OR OLD.state <> 'free') THEN
            UPDATE offers_offerslot SET free = free + 1 WHERE id = NEW.slot_id;
        END IF;
        IF TG_OP IN ('UPDATE', 'DELETE') AND OLD.state = 'free' AND (TG_OP = 'DELETE' OR NEW.state <> 'free') THEN
            UPDATE offers_offerslot SET free = free - 1 WHERE id = OLD.slot_id;
        END IF;
        RETURN NULL;
    """,
)


class Seat(models.Model):
    """One pupil in one slot."""

    slot = models.ForeignKey(OfferSlot, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=SeatState, default=SeatState.FREE)

    class Meta:
        triggers = [*states.guards("state", SEAT_MOVES, [SeatState.FREE]), COUNT_FREE_SEATS]
        constraints = [
            models.UniqueConstraint(fields=["slot", "number"], name="seat_once"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="seat_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"seat {self.number} of {self.slot_id}"


class OfferColleague(models.Model):
    """A colleague on the offer's team: they see the same inbox. Tutors receive the pupil, signatories may sign."""

    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="team")
    membership = models.ForeignKey(Membership, on_delete=models.CASCADE, related_name="offers")
    is_tutor = models.BooleanField(default=False)
    signs = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["offer", "membership"], name="offer_colleague_once")]

    def __str__(self) -> str:
        return f"{self.membership_id} on {self.offer_id}"


class Favourite(models.Model):
    """An offer that a pupil keeps."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="favourites")
    offer = models.ForeignKey(Offer, on_delete=models.CASCADE, related_name="favourites")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "offer"], name="favourite_once")]

    def __str__(self) -> str:
        return f"{self.pupil_id} keeps {self.offer_id}"


class SearchWord(models.Model):
    """A word that published offers use: a mistyped word is led to its nearest neighbour here."""

    word = models.CharField(max_length=60, primary_key=True)

    class Meta:
        indexes = [GinIndex(fields=["word"], name="search_word_trigrams", opclasses=["gin_trgm_ops"])]

    def __str__(self) -> str:
        return self.word


class Request(models.Model):
    """What a pupil looked for in vain: the association calls companies for it."""

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="requests")
    words = models.CharField(max_length=120)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["pupil", "words"], name="request_once")]

    def __str__(self) -> str:
        return self.words


class SavedSearch(models.Model):
    """A search that a pupil keeps. `query` is its address; it is named by what it asks for. `number` keeps them few."""

    MOST = 5

    pupil = models.ForeignKey(Pupil, on_delete=models.CASCADE, related_name="saved_searches")
    number = models.PositiveSmallIntegerField()
    query = models.TextField(blank=True)
    alerts = models.BooleanField(default=False, help_text="a message, once a day at most, when something is new")
    seen_at = models.DateTimeField(default=clock.now, help_text="what was published before isn't new")
    told_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["pupil", "number"], name="saved_search_numbered"),
            models.UniqueConstraint(models.F("pupil"), MD5("query"), name="saved_search_once"),
            models.CheckConstraint(condition=models.Q(number__range=(1, 5)), name="saved_searches_are_few"),
        ]
        indexes = [models.Index(fields=["pupil"], condition=models.Q(alerts=True), name="saved_search_alerts")]
        ordering = ["number"]

    def __str__(self) -> str:
        return f"search {self.number} of {self.pupil_id}"


class SectorTotal(models.Model):
    """How often seats of a sector were chosen in a year, counted every night: totals, and nobody in them."""

    sector = models.CharField(max_length=30, primary_key=True)
    seats = models.PositiveIntegerField()
    chosen = models.PositiveIntegerField()
    is_seldom = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.sector}: {self.chosen} of {self.seats}"
