"""The mailbox to which mail servers return what they couldn't deliver, read by IMAP."""

from imaplib import IMAP4, IMAP4_SSL
from urllib.parse import unquote, urlsplit

from django.conf import settings

from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .refusals import note_reports

READ = "core.read_returned_mail"
SECONDS = 20
MOST = 200  # mails a run


def read_mailbox(address: str) -> dict[str, int]:
    """Note the refusals among the unread mails of `imaps://user:password@host/folder`, then mark these as read."""
    at = urlsplit(address)
    server = IMAP4_SSL if at.scheme == "imaps" else IMAP4
    with server(at.hostname or "", at.port or (993 if at.scheme == "imaps" else 143), timeout=SECONDS) as box:
        box.login(unquote(at.username or ""), unquote(at.password or ""))
        box.select(unquote(at.path.strip("/")) or "INBOX")
        numbers = box.search(None, "UNSEEN")[1][0].split()[:MOST]
        refused = 0
        for number in numbers:
            parts = box.fetch(number.decode(), "(BODY.PEEK[])")[1]
            refused += note_reports(part[1] for part in parts if isinstance(part, tuple))
            box.store(number.decode(), "+FLAGS", r"\Seen")
    return {"read": len(numbers), "refused": refused}


@app.periodic(cron="*/10 * * * *")
@app.task(name=READ, queueing_lock=READ)
def read_returned_mail(timestamp: int = 0) -> None:
    """Every ten minutes, where a mailbox is set."""
    if settings.RETURNED_MAIL_URL:
        ScheduledRun.note(READ, read_mailbox(settings.RETURNED_MAIL_URL))
