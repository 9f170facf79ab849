"""What a pupil and a family have said to being accompanied: the newest word of each person; one no is enough."""

from collections.abc import Collection
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from .enums import Side
from .models import Answer, Pair


def newest(enrolments: Collection[int]) -> QuerySet[Answer]:
    """The word that counts of each person around these pupils."""
    rows = Answer.objects.filter(enrolment__in=enrolments)
    return rows.order_by("enrolment_id", "side", "guardian_id", "-pk").distinct("enrolment_id", "side", "guardian_id")


def refusal_of(enrolment_id: int) -> Answer | None:
    """The no that stands, if there is one."""
    return next((each for each in newest([enrolment_id]) if not each.yes), None)


def refusing() -> QuerySet[Answer, Any]:
    """The enrolments, as values, about which somebody's newest word is a no."""
    later = Answer.objects.alias(whose=Coalesce("guardian", 0)).filter(
        enrolment=OuterRef("enrolment"), side=OuterRef("side"), whose=Coalesce(OuterRef("guardian"), 0),
        pk__gt=OuterRef("pk"),
    )  # fmt: skip
    return Answer.objects.filter(~Exists(later), yes=False).values("enrolment")


def both_agree(pair: Pair) -> bool:
    """Whether the pupil and somebody of the family have said yes to this very pair."""
    said = {each.side for each in newest([pair.enrolment_id]) if each.yes and each.at >= pair.paired_at}
    return said == {Side.PUPIL.value, Side.GUARDIAN.value}
