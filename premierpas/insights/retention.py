"""Nothing here is about anybody: a block is of eleven pupils and more, and holds sums."""

from premierpas.core.retention import Plain, declared

FIELDS = (
    Plain(model="insights.ClosedMonth", fields=("first_day",), why="a month"),
    Plain(model="insights.Block", fields=("indicator", "department"), why="what is counted, and where"),
)
declared.fill("insights", FIELDS)
