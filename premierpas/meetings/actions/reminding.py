"""A reminder leaves now or not at all; and whether a territory's leave by themselves."""

from premierpas.core.actions import Actor, action
from premierpas.organisations.models import Territory

from ..models import Habits, Meeting, Skipped
from ..reminders import Why, day_of, deliver


@action(may="meetings.arrange", tasks=True)
def send_reminder(meeting: Meeting, *, by: Actor, why: Why) -> int:
    """Remind whoever has to be reminded at this moment, each once for this day; how many were."""
    meeting = Meeting.objects.select_for_update(of=("self",)).select_related("volunteer__user").get(pk=meeting.pk)
    return deliver(meeting, why)


@action(may="meetings.arrange")
def skip_reminder(meeting: Meeting, *, by: Actor, why: Why) -> None:
    """The reminder of this day doesn't leave; one of another day may."""
    meeting = Meeting.objects.get(pk=meeting.pk)
    Skipped.objects.get_or_create(
        reason=why, subject=meeting.pk, due=day_of(meeting, why), defaults={"by": by.user}
    )  # fmt: skip


@action(may="meetings.set_habits")
def set_habits(territory: Territory, *, by: Actor, place: str, video: str, reminds_itself: bool) -> Habits:
    """The usual place, the territory's own video link, and whether reminders leave by themselves."""
    said = {"place": place, "video": video, "reminds_itself": reminds_itself}
    return Habits.objects.update_or_create(territory=territory, defaults=said)[0]
