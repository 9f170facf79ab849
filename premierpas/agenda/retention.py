"""Tasks name their subject by its id; nothing here tells of anybody by itself."""

from django.utils.translation import gettext_lazy as _

from premierpas.core.retention import Basis, Personal, Plain, Then, after, declared

FIELDS = (
    Personal(
        model="agenda.Reminder",
        what=_("les rappels envoyés : à qui (une empreinte), pour quel jour"),
        fields=("person",),
        purpose=_("ne pas rappeler deux fois la même chose"),
        basis=Basis.MISSION,
        then=Then.DELETE,
        until=after(365, since="at", label=_("12 mois")),
    ),
    Personal(
        model="agenda.Mention",
        what=_("qui a été prévenu d’une note d’un collègue"),
        fields=("kind",),
        purpose=_("ne prévenir chacun qu’une fois"),
        basis=Basis.INTEREST,
        then=Then.DELETE,
        until=after(731, since="at", label=_("deux ans")),
    ),
    Plain(model="agenda.Waiting", fields=("reason",), why="a kind of work"),
    Plain(model="agenda.Reminder", fields=("reason", "due"), why="a kind of work and its day"),
    Plain(model="agenda.Presence", fields=("key", "role"), why="the key of a membership"),
    Plain(model="agenda.Task", fields=("reason", "due", "snoozed_until", "within"), why="a kind of work and its days"),
    Plain(model="agenda.Feed", fields=("nonce", "token_hash"), why="part of a secret that the key completes"),
)
declared.fill("agenda", FIELDS)
