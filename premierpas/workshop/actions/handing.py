"""What a pupil chooses to show on a CV that they hand over themselves."""

from premierpas.core.actions import Actor, action
from premierpas.people.models import Pupil

from ..models import HandedDetails


@action(may="people.be_this_pupil")
def keep_handed_details(pupil: Pupil, *, with_class: bool, town: str, contact: str, by: Actor) -> HandedDetails:
    """Keep the lines under the name; a choice that shows nothing leaves nothing behind."""
    values = {"with_class": with_class, "town": town, "contact": contact}
    if not any(values.values()):
        HandedDetails.objects.filter(pupil=pupil).delete()
        return HandedDetails(pupil=pupil)
    return HandedDetails.objects.update_or_create(pupil=pupil, defaults=values)[0]
