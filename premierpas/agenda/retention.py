"""Tasks name their subject by its id; nothing here tells of anybody by itself."""

from premierpas.core.retention import Plain, declared

FIELDS = (
    Plain(model="agenda.Presence", fields=("key", "role"), why="the key of a membership"),
    Plain(model="agenda.Task", fields=("reason", "due", "snoozed_until"), why="a kind of work and its days"),
    Plain(model="agenda.Feed", fields=("nonce", "token_hash"), why="part of a secret that the key completes"),
)
declared.fill("agenda", FIELDS)
