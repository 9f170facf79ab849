"""Six pupils write with the adults around them; one number waits to be read, two reports were well handled."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime, time, timedelta

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.mentoring.models import Pair
from premierpas.messaging.actions import follow_up, report_worry
from premierpas.organisations.actions.schools import set_territory
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Enrolment, PupilLink
from premierpas.threads.actions import begin_thread, report_message, take_away, write
from premierpas.threads.models import Message
from premierpas.threads.readers import accompanying

from .actors import acting

PUPIL, ADULT = "pupil", "adult"
Talk = list[tuple[str, str]]
# One line a message, an hour apart: who writes, and what.
TALKS: list[Talk] = [
    [
        (PUPIL, "Bonjour, j’ai deux réponses et je ne sais pas laquelle choisir."),
        (ADULT, "Bravo ! Écris ce qui te plaît dans chacune, on compare jeudi à 14 h en salle 12."),
        (PUPIL, "D’accord, je prépare ça."),
    ],
    [
        (ADULT, "As-tu pu finir ta lettre ? Il reste une place à la menuiserie pour la semaine du 14/12/2026."),
        (PUPIL, "Presque. Il me manque la fin."),
    ],
    [(PUPIL, "Ma mère a signé l’autorisation, je l’apporte demain."), (ADULT, "Parfait, merci !")],
    [(ADULT, "Ta convention est signée. Prends le métro ligne 13 et compte 35 minutes."), (PUPIL, "Merci, j’ai noté.")],
    [(ADULT, "Tu es nul, tu n’y arriveras jamais.")],
    [(PUPIL, "Bonjour, je peux vous appeler ? Mon numéro c’est le 06 39 98 00 00.")],
]
REPORTED = 4  # which of them ends in a report


def write_messages(coordinator: User, pupils: Iterable[Enrolment], today: date) -> None:
    """One talk a pupil, with whoever accompanies them, in the days before today; their families may read along."""
    member = Membership.objects.select_related("territory").get(user=coordinator, role=Role.COORDINATOR, until=None)
    here = member.territory
    assert here is not None
    contact = {"live_applications": here.live_applications, "phone": here.phone, "email": here.email}
    set_territory(here, **contact, guardians_read_messages=True, by=acting(member))  # type: ignore[arg-type]
    chosen = [each for each in pupils if each.left_on is None][: len(TALKS)]
    for number, (enrolment, talk) in enumerate(zip(chosen, TALKS, strict=False)):
        first = today - timedelta(days=6 - number)
        said = [_say(enrolment, who, text, _on(first, 14 + hour)) for hour, (who, text) in enumerate(talk)]
        if number == REPORTED:
            _handle(enrolment, said[0], member, first)
    _hear(member, [each.pk for each in chosen], today)


def _say(enrolment: Enrolment, who: str, text: str, when: AbstractContextManager[None]) -> Message:
    with when:
        link = _adult(enrolment)
        writer = enrolment.pupil.user if who == PUPIL else link.membership or link.volunteer
        assert writer is not None
        thread = enrolment.threads.filter(membership=link.membership, volunteer=link.volunteer).first()
        if thread is not None:
            return write(thread, by=acting(writer), text=text)
        return begin_thread(enrolment, by=acting(writer), link=link, text=text)


def _adult(enrolment: Enrolment) -> PupilLink:
    """Who accompanies the pupil; a teacher of the class where nobody else does."""
    found = accompanying(enrolment)
    mentors = [each for each in found if each.purpose == LinkPurpose.MENTORING]
    return (mentors or [each for each in found if each.purpose == LinkPurpose.CLASS])[0]


def _handle(enrolment: Enrolment, message: Message, coordinator: Membership, day: date) -> None:
    """The pupil reports it, a coordinator takes it away within the hour, calls, and follows it up."""
    by = acting(coordinator)
    with _on(day, 16):
        incident = report_message(
            message, by=acting(enrolment.pupil.user), worry="violence", text="Ce message m’a fait mal."
        )
    with _on(day, 17):
        take_away(message, by=by, word="On ne parle pas ainsi à un élève. Je vous appelle aujourd’hui.")
        note = "Élève et famille appelés, message enlevé, adulte vu avec le chef."
        follow_up(incident, by=by, note=note, state="handled")


def _hear(coordinator: Membership, but: list[int], today: date) -> None:
    """A mentor is worried; a coordinator calls the same evening, sees it through, and closes the file."""
    day = today - timedelta(days=12)
    long_since = Pair.objects.running().filter(since__lt=clock.midnight(day), volunteer__user__isnull=False)
    pair = long_since.exclude(enrolment__in=but).select_related("volunteer__user", "enrolment__pupil").latest("pk")
    by = acting(coordinator)
    with _on(day, 17):
        incident = report_worry(
            pair.enrolment.pupil, by=acting(pair.volunteer), call_me="ce soir après 18 h",
            text="Dit qu’à la maison on ne lui parle plus depuis une semaine. Pleurait en partant.",
        )  # fmt: skip
    with _on(day, 18):
        follow_up(
            incident, by=by, state="handled", note="Bénévole rappelé. Élève vu demain avec l’infirmière, d’accord."
        )
    with _on(day + timedelta(days=6), 11):
        follow_up(incident, by=by, state="closed", note="Infirmière et famille se sont vues deux fois. Cela va mieux.")


def _on(day: date, hour: int) -> AbstractContextManager[None]:
    return clock.travel(datetime.combine(day, time(hour), tzinfo=clock.PARIS))
