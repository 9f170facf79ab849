"""An event, its programme, who speaks, who welcomes, and who is invited."""

import hashlib
import uuid

import pghistory
import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Now
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock, states
from premierpas.core.positions import PositionedModel
from premierpas.organisations.models import Classroom, Company, School, Territory
from premierpas.people.models import Enrolment, Volunteer

from ..dates import Date, dates_of, next_date
from ..enums import EVENT_MOVES, FIRST_EVENT_STATES, PUBLIC, RUNNING, EventState, ForWhom, Kind, OpenTo, Order, Where


class EventQuerySet(models.QuerySet["Event"]):
    """Events, those to come and those of before."""

    def public(self) -> "EventQuerySet":
        """What is no draft any more."""
        return self.filter(state__in=PUBLIC)

    def ahead(self) -> "EventQuerySet":
        """Those that take place and aren't over."""
        return self.filter(state__in=RUNNING, over_at__gt=clock.now())


# Whoever changes a date, by whatever way, changes when the whole is over.
OVER_AFTER_ALL_DATES = pgtrigger.Trigger(
    name="event_over_after_all_dates",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("end", "over_at"),
    func="""
        NEW.over_at = GREATEST(
            NEW."end", (SELECT MAX(each."end") FROM events_session each WHERE each.event_id = NEW.id)
        );
        RETURN NEW;
    """,
)
OVER_FOLLOWS_A_DATE = pgtrigger.Trigger(
    name="event_over_follows_a_date",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        UPDATE events_event SET over_at = over_at WHERE id = COALESCE(NEW.event_id, OLD.event_id);
        RETURN NULL;
    """,
)


@pghistory.track(fields=["state", "start", "end", "venue", "closes_at"], model_name="EventHistory")
class Event(PositionedModel):
    """Draft, open or full, held, reported; or cancelled.

    `uid` and `sequence` are those of its calendar entry. `seed` decides a draw: its fingerprint is shown from the first
    registration on, itself once the draw is over, so that everybody can redo it.
    `dropped` are dates of a series that calendars have and that no longer take place: number, start, end.
    `end` is that of the first date; `over_at`, which the database keeps, that of the last one of a series.
    """

    territory = models.ForeignKey(Territory, on_delete=models.PROTECT, related_name="events")
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="held_events")
    kind = models.CharField(_("genre"), max_length=12, choices=Kind)
    state = models.CharField(max_length=10, choices=EventState, default=EventState.DRAFT)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(_("titre"), max_length=100)
    summary = models.CharField(_("en une phrase"), max_length=250)
    about = models.TextField(_("en quelques lignes"), blank=True)
    start = models.DateTimeField(_("début"))
    end = models.DateTimeField(_("fin"))
    over_at = models.DateTimeField(db_default=Now(), editable=False)
    closes_at = models.DateTimeField(_("fin des inscriptions"))

    where = models.CharField(_("sur place ou en visio"), max_length=8, choices=Where, default=Where.ON_SITE)
    video = models.URLField(_("lien de la visio"), max_length=300, blank=True)
    venue = models.CharField(_("lieu"), max_length=150, blank=True)
    street = models.CharField(_("adresse"), max_length=200, blank=True)
    postal_code = models.CharField(_("code postal"), max_length=5, blank=True)
    city = models.CharField(_("ville"), max_length=100, blank=True)
    insee = models.CharField(max_length=5, blank=True)
    meeting_point = models.CharField(_("rendez-vous"), max_length=200, blank=True)
    route = models.CharField(_("comment venir"), max_length=300, blank=True)
    access = models.CharField(_("accès en fauteuil"), max_length=300, blank=True)
    bring = models.CharField(_("à apporter"), max_length=300, blank=True)

    open_to = models.CharField(_("ouvert à"), max_length=10, choices=OpenTo, default=OpenTo.EVERYONE)
    for_whom = models.CharField(_("qui s’inscrit"), max_length=10, choices=ForWhom, default=ForWhom.PUPILS)
    order = models.CharField(_("qui passe d’abord"), max_length=10, choices=Order, default=Order.ARRIVAL)
    seed = models.CharField(max_length=64, blank=True)
    draw_at = models.DateTimeField(_("date du tirage"), null=True, blank=True)
    drawn_at = models.DateTimeField(null=True, blank=True)
    hold_hours = models.PositiveSmallIntegerField(_("heures pour répondre"), default=24)
    asks_authorisation = models.BooleanField(_("demander l’accord d’un parent"), default=True)
    asks_needs = models.BooleanField(_("demander ce que chacun mange et ce qu’il lui faut"), default=False)
    asks_photos = models.BooleanField(_("demander l’accord pour les photos"), default=False)

    uid = models.UUIDField(default=uuid.uuid4, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    dropped = models.JSONField(default=list, db_default=models.Value([], models.JSONField()), blank=True)
    copied_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="copies")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=clock.now)
    opened_at = models.DateTimeField(null=True, blank=True)
    why_cancelled = models.CharField(max_length=300, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(name="event_lasts", condition=Q(end__gt=F("start"))),
            models.CheckConstraint(name="event_closes_before_it_ends", condition=Q(closes_at__lte=F("end"))),
            models.CheckConstraint(
                name="event_draws_at_a_moment", condition=~Q(order=Order.DRAW) | Q(draw_at__isnull=False)
            ),
        ]
        indexes = [
            models.Index(fields=["territory", "start"], name="event_of_territory"),
            models.Index(
                fields=["start"], condition=Q(state__in=[EventState.OPEN, EventState.FULL]), name="event_live"
            ),
        ]
        triggers = [*states.guards("state", EVENT_MOVES, FIRST_EVENT_STATES), OVER_AFTER_ALL_DATES]

    def __str__(self) -> str:
        return self.title

    @property
    def is_running(self) -> bool:
        """Open or full: it will take place."""
        return self.state in RUNNING

    @property
    def gathering(self) -> str:
        """Where one meets before it begins; nowhere where it is a screen."""
        return self.meeting_point if self.where == Where.ON_SITE else ""

    @property
    def address(self) -> str:
        """Where it is, with the street."""
        if self.where == Where.VIDEO:
            return gettext("en visio")
        return ", ".join(filter(None, [self.venue, self.street, self.city]))

    @property
    def takes_registrations(self) -> bool:
        return self.is_running and clock.now() < self.closes_at

    @property
    def awaits_draw(self) -> bool:
        """Nobody has a seat yet: chance decides later."""
        return self.order == Order.DRAW and self.drawn_at is None

    @property
    def commitment(self) -> str:
        """The fingerprint of the seed, shown before the draw."""
        return hashlib.sha256(self.seed.encode()).hexdigest() if self.seed else ""

    @property
    def is_over(self) -> bool:
        """All of its dates are past."""
        return self.over_at <= clock.now()

    @property
    def dates(self) -> list[Date]:
        """All of a series, or the one."""
        return dates_of(self)

    @property
    def next_date(self) -> Date:
        """The one that is on or comes next."""
        return next_date(self)


class Session(models.Model):
    """One more date of a series: who registers comes to all of them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sessions")
    start = models.DateTimeField(_("début"))
    end = models.DateTimeField(_("fin"))

    class Meta:
        constraints = [models.CheckConstraint(name="session_lasts", condition=Q(end__gt=F("start")))]
        triggers = [OVER_FOLLOWS_A_DATE]

    def __str__(self) -> str:
        return f"{self.event_id} {self.start:%Y-%m-%d}"


class Moment(models.Model):
    """A line of the programme."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="moments")
    at = models.TimeField(_("heure"))
    title = models.CharField(_("ce qui se passe"), max_length=100)
    text = models.CharField(_("un mot de plus"), max_length=250, blank=True)
    trade = models.SlugField(_("fiche métier"), max_length=60, blank=True)

    class Meta:
        indexes = [models.Index(fields=["event", "at"], name="moment_of_event")]

    def __str__(self) -> str:
        return f"{self.at:%H:%M} {self.title}"


class SpeakerQuerySet(models.QuerySet["Speaker"]):
    """Speakers of events."""

    def coming(self) -> "SpeakerQuerySet":
        """Those who haven't said no, in the order of the page."""
        return self.filter(said_no_at=None).order_by("rank", "pk")


class Speaker(models.Model):
    """Somebody whom pupils meet there: what they do, how they came to it, what to ask them."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="speakers")
    company = models.ForeignKey(Company, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    name = models.CharField(_("prénom et nom"), max_length=100)
    function = models.CharField(_("ce que fait cette personne"), max_length=120, blank=True)
    words = models.CharField(_("son chemin, ou une question à lui poser"), max_length=300, blank=True)
    studies = models.CharField(_("études"), max_length=60, blank=True)
    trade = models.SlugField(_("fiche métier"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    said_yes_at = models.DateTimeField(null=True, blank=True)
    said_no_at = models.DateTimeField(null=True, blank=True)
    rank = models.PositiveSmallIntegerField(default=0)

    objects = SpeakerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["event", "rank"], name="speaker_of_event")]

    def __str__(self) -> str:
        return self.name


class Host(models.Model):
    """A volunteer who welcomes at the door."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="hosts")
    volunteer = models.ForeignKey(Volunteer, on_delete=models.CASCADE, related_name="hosted")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "volunteer"], name="host_once")]

    def __str__(self) -> str:
        return f"{self.volunteer_id} at {self.event_id}"


class Invited(models.Model):
    """Who may register for an event by invitation: a school with its classes, one class, one pupil, or one address.

    `told_at`: when they were last told; none while the event isn't open. `said_no_at`: an address answers by its link.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="invited")
    school = models.ForeignKey(School, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    classroom = models.ForeignKey(Classroom, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    enrolment = models.ForeignKey(Enrolment, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    email = models.EmailField(blank=True)
    name = models.CharField(max_length=150, blank=True)
    at = models.DateTimeField(default=clock.now)
    told_at = models.DateTimeField(null=True, blank=True)
    said_no_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "school"], condition=~Q(school=None), name="invited_school_once"),
            models.UniqueConstraint(
                fields=["event", "classroom"], condition=~Q(classroom=None), name="invited_class_once"
            ),
            models.UniqueConstraint(
                fields=["event", "enrolment"], condition=~Q(enrolment=None), name="invited_pupil_once"
            ),
            models.UniqueConstraint(fields=["event", "email"], condition=~Q(email=""), name="invited_address_once"),
        ]

    def __str__(self) -> str:
        return f"invitation {self.pk}"
