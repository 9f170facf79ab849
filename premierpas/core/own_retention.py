"""What the lowest floor keeps of people: messages. The rest of its tables, and those of libraries, tell of nobody."""

from django.utils.translation import gettext_lazy as _

from .retention import Basis, Personal, Plain, Then, after, declared

MESSAGE_DAYS, BODY_DAYS, SUPPRESSION_DAYS = 365, 90, 1095

FIELDS = (
    Personal(
        model="core.Message",
        what=_("les messages envoyés : objet, texte"),
        fields=("subject", "body", "why", "error"),
        of="user",
        purpose=_("dire à quelqu’un ce qui le concerne"),
        basis=Basis.MISSION,
        then=Then.BLANK,
        private=True,
        until=after(BODY_DAYS, since="at", label=_("90 jours après l’envoi")),
    ),
    Personal(
        model="core.Message",
        what=_("les messages envoyés : à qui, quand"),
        fields=("key", "to", "occasion"),
        of="user",
        purpose=_("savoir ce qui est parti, par quelle voie, et ce qui n’est pas arrivé"),
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(MESSAGE_DAYS, since="at", label=_("12 mois après l’envoi")),
    ),
    Personal(
        model="core.OneTimeKey",
        what=_("les formulaires déjà reçus"),
        fields=("owner", "result"),
        purpose=_("qu’un formulaire envoyé deux fois ne compte qu’une fois"),
        basis=Basis.INTEREST,
        then=Then.DELETE,
        until=after(30, since="at", label=_("30 jours")),
    ),
    Personal(
        model="core.Suppression",
        what=_("les adresses qui ne veulent plus de lettres, sous une forme qui ne se relit pas"),
        fields=("address", "whose"),
        purpose=_("ne plus écrire à qui n’en veut plus"),
        basis=Basis.LAW,
        then=Then.DELETE,
        until=after(SUPPRESSION_DAYS, since="since", label=_("trois ans")),
    ),
    Plain(model="core.Suppression", fields=("scope",), why="the name of a kind of letters"),
    Plain(
        model="core.Message",
        fields=("notice", "secrets", "button", "link", "about", "language", "scope", "whose"),
        why="names, references and addresses",
    ),
    Plain(model="core.OneTimeKey", fields=("action",), why="the name of an act"),
    Plain(model="core.ScheduledRun", fields=("*",), why="when periodic work ran, and counts"),
    Plain(model="auth.Group", fields=("*",), why="a library's table, unused"),
    Plain(model="auth.Permission", fields=("*",), why="names of models"),
    Plain(model="contenttypes.ContentType", fields=("*",), why="names of models"),
    Plain(model="pghistory.Context", fields=("*",), why="keys of who acted and as what, never a name"),
    Plain(model="procrastinate.ProcrastinateJob", fields=("*",), why="work with ids only"),
    Plain(model="procrastinate.ProcrastinateEvent", fields=("*",), why="when work began and ended"),
    Plain(model="procrastinate.ProcrastinatePeriodicDefer", fields=("*",), why="when periodic work was queued"),
    Plain(model="procrastinate.ProcrastinateWorker", fields=("*",), why="heartbeats of workers"),
)
declared.fill("core", FIELDS)
