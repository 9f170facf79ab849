"""Who, beside the teachers of the class, may be asked to read: whoever accompanies the pupil today, or helps them."""

from premierpas.people.enums import LinkPurpose

HELPING = (LinkPurpose.MENTORING, LinkPurpose.STAND_IN, LinkPurpose.YOUTH_WORK)
