"""What a guardian is asked before an event. No subject holds a pupil's name; the words come in the family's language."""

from premierpas.core.outbox.models import Channel
from premierpas.core.outbox.notices import Notice, declare

FAMILY = declare(
    Notice(
        code="entrance.family",
        subject="{subject}",
        body="{both}",
        why="{why}",
        button="{button}",
        channels=(Channel.EMAIL, Channel.SMS),
        sms="{text}",
    )
)
