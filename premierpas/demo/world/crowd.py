"""What most pupils have done, written in bulk: texts, drafts and applications that nobody has decided about yet.

The rows are those that actions leave behind. What companies, families and schools then do is played in `story`.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from django.contrib.auth.hashers import make_password

from premierpas.accounts.encryption import Use, encrypted
from premierpas.accounts.models import PupilCard
from premierpas.applications.actions.writing import frozen_cv
from premierpas.applications.deadlines import answer_due, days_of
from premierpas.applications.enums import ApplicationState, RejectionReason
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.offers.models import OfferSlot
from premierpas.offers.search.finding import open_to
from premierpas.offers.search.matching import inside
from premierpas.people.going import going_of
from premierpas.people.models import Authorisation, Enrolment, Pupil
from premierpas.workshop.models import CV, Letter
from premierpas.workshop.texts import cv_texts, letter_text

from .actors import DEMO
from .wording import CV_LINES, KIND, a_letter

BATCH = 500
NEAR, FAR = 28, 56  # days until the class goes: near and far from it
# Of a hundred pupils, near and far: who hasn't begun, prepares, has drafts, waits, applied long ago, found elsewhere.
SHARES = {
    "idle": (4, 9),
    "preparing": (13, 25),
    "drafting": (17, 20),
    "sending": (22, 18),
    "applying": (16, 12),
    "outside": (28, 16),
}
GONE = {"idle": 8, "preparing": 12, "drafting": 12, "sending": 0, "applying": 0, "outside": 68}  # away, or back


@dataclass
class Crowd:
    """Who is how far along, class by class: nobody of `keep`, whose part is played apart."""

    rng: random.Random
    today: date
    parts: dict[str, list[Enrolment]] = field(default_factory=lambda: {name: [] for name in SHARES})
    _cvs: dict[int, CV] = field(default_factory=dict)  # by pupil
    _slots: dict[int, list[OfferSlot]] = field(default_factory=dict)  # by class

    def cast(self, enrolments: Iterable[Enrolment], *, keep: Iterable[int]) -> None:
        """Draw everybody's part; classes that go soon are further along."""
        rooms: dict[int, list[Enrolment]] = {}
        for each in enrolments:
            if each.pk not in keep:
                rooms.setdefault(each.classroom_id, []).append(each)
        for room in rooms.values():
            self.rng.shuffle(room)
            shares, start = self._shares(room[0]), 0.0
            for name, share in shares.items():
                end = start + share * len(room) / sum(shares.values())
                self.parts[name] += room[round(start) : round(end)]
                start = end
        for name, members in self.parts.items():
            if name != "outside":  # classes that are away come first there: they found their places long ago
                self.rng.shuffle(members)
        self.parts["outside"].sort(key=lambda each: not _has_begun(each, self.today))

    def _shares(self, one: Enrolment) -> dict[str, float]:
        if _has_begun(one, self.today):
            return {name: float(share) for name, share in GONE.items()}
        days = min((period.first_day - self.today).days for period in one.classroom.periods.all())
        far = min(1.0, max(0.0, (days - NEAR) / (FAR - NEAR)))
        return {name: near + (later - near) * far for name, (near, later) in SHARES.items()}

    def write_cvs(self) -> int:
        """Of all who have begun, by their card; those who applied long ago wrote theirs before."""
        active = [each for name, members in self.parts.items() if name != "idle" for each in members]
        self._use_cards(active)
        early = set(self.parts["applying"])
        with working_as(DEMO):
            rows = CV.objects.bulk_create((self._cv(each, early=each in early) for each in active), batch_size=BATCH)
        self._cvs = {row.pupil_id: row for row in rows}
        return len(rows)

    def _use_cards(self, members: list[Enrolment]) -> None:
        """Nobody has the words of these cards: those that can be tried are issued apart."""
        nothing = encrypted(make_password(None), Use.CARD)
        day = self.today - timedelta(days=62)
        at = datetime.combine(day, time(10, 30), tzinfo=clock.PARIS)
        cards = (
            PupilCard(user_id=each.pupil.user_id, passphrase_hash=nothing, issued_at=at, first_used_at=at)
            for each in members
        )
        PupilCard.objects.bulk_create(cards, batch_size=BATCH)

    def _cv(self, enrolment: Enrolment, *, early: bool) -> CV:
        texts = {part: self.rng.choice(lines) for part, lines in CV_LINES.items()}
        return CV(pupil=enrolment.pupil, version=1, saved_at=self._moment(48 if early else 1, 60), **texts)

    def apply(self) -> dict[str, int]:
        """Drafts, and what was sent these days and is still with companies, or has come back from them."""
        with working_as(DEMO):
            drafts = self._applications(self.parts["drafting"])
            sent = self._applications(self.parts["sending"])
            self._send(sent)
            self._note([each for name in ("preparing", "drafting", "sending") for each in self.parts[name]])
        return {"drafts": len(drafts), "sent": len(sent)}

    def _applications(self, members: list[Enrolment]) -> list[Application]:
        signed = Authorisation.objects.filter(enrolment__in=members, withdrawn_at=None)
        allowed = set(signed.values_list("enrolment_id", flat=True))  # nobody applies without
        chosen = [
            (each, slot) for each in members if each.pk in allowed and (slot := self._slot(each.classroom_id, each))
        ]
        letters = [
            Letter(pupil=each.pupil, offer=slot.offer, version=1, saved_at=self._moment(1, 12), **a_letter(self.rng))
            for each, slot in chosen
        ]
        Letter.objects.bulk_create(letters, batch_size=BATCH)
        rows = [
            Application(pupil=each.pupil, enrolment=each, offer=slot.offer, slot=slot, created_at=letter.saved_at,
                        letter=letter_text(letter))
            for (each, slot), letter in zip(chosen, letters, strict=True)
        ]  # fmt: skip
        return Application.objects.bulk_create(rows, batch_size=BATCH)

    def _slot(self, classroom_id: int, one: Enrolment) -> OfferSlot | None:
        open_here = self._open_in(classroom_id, one)
        return self.rng.choice(open_here) if open_here else None

    def _open_in(self, classroom_id: int, one: Enrolment) -> list[OfferSlot]:
        if classroom_id not in self._slots:
            own = inside(going_of(one).stretches)
            rows = OfferSlot.objects.filter(own, offer__in=open_to(one).values("pk"), free__gt=0)
            rows = rows.filter(first_day__gt=self.today + timedelta(days=14))
            self._slots[classroom_id] = list(rows.select_related("offer").order_by("pk"))
        return self._slots[classroom_id]

    def _send(self, drafts: list[Application]) -> None:
        """As sending leaves them; then some are read, and some companies have said no."""
        rng, calendars = self.rng, cache(days_of)
        for row in drafts:
            moment = self._moment(1, 9)
            row.state, row.turn, row.submitted_at = ApplicationState.SUBMITTED, 1, moment
            row.show_languages = rng.random() < 0.5
            row.cv = frozen_cv(cv_texts(self._cvs[row.pupil_id]), show_languages=row.show_languages)
            row.created_at = moment - timedelta(hours=rng.randint(1, 40))
            row.answer_due = answer_due(calendars(row.enrolment.classroom.school), moment.date(), row.slot.first_day)
        sent = ["state", "turn", "submitted_at", "show_languages", "cv", "created_at", "answer_due"]
        Application.objects.bulk_update(drafts, sent, batch_size=BATCH)
        answered = [
            row for number, row in enumerate(drafts) if number % 5 > 1
        ]  # two of five wait unread, one is refused
        for number, row in enumerate(answered):
            moment = min(clock.now(), (row.submitted_at or row.created_at) + timedelta(hours=rng.randint(3, 60)))
            if number % 3 == 0:
                row.state, row.answered_at, row.ended_at = ApplicationState.REJECTED, moment, moment
                row.rejection_reason, row.kind_words = RejectionReason.FULL, KIND
            else:
                row.state, row.read_at = ApplicationState.READ, moment
        done = ["state", "answered_at", "ended_at", "rejection_reason", "kind_words", "read_at"]
        Application.objects.bulk_update(answered, done, batch_size=BATCH)

    def _note(self, active: list[Enrolment]) -> None:
        for each in active:
            each.pupil.last_action_at = self._moment(1, 16)
        Pupil.objects.bulk_update([each.pupil for each in active], ["last_action_at"], batch_size=BATCH)

    def _moment(self, latest: int, earliest: int) -> datetime:
        day = self.today - timedelta(days=self.rng.randint(latest, earliest))
        return datetime.combine(day, time(8 + self.rng.randrange(11), self.rng.randrange(60)), tzinfo=clock.PARIS)


def _has_begun(enrolment: Enrolment, today: date) -> bool:
    return any(period.first_day <= today for period in enrolment.classroom.periods.all())
