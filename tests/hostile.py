"""What people, mistakes and attackers type."""

LONG_WORD = "anticonstitutionnellement" * 4
VALUES = {
    "emoji": "👩‍🔧🎒🇫🇷",
    "right to left": "\u202eمرحبا שלום\u202c",
    "long word": LONG_WORD[:90],
    "nul": "a\x00b",
    "controls": "a\x01\x08\x1b[31m\x7f\u200b\ufeffb",
    "lone surrogate": "\\ud800 %ud800",
    "script": "<script>alert(1)</script>",
    "attribute": "\"><img src=x onerror=alert(1)>' --",
    "template": "{{ 7|add:7 }}{% include 'x' %}{0} %s %(name)s {name}",
    "sql": "'; DROP TABLE accounts_user; --",
    "very long": "mot " * 50_000,
    "spaces": " \t\u00a0\u2003 ",
    "empty": "",
    "negative": "-1",
    "huge": "99999999999999999999999999",
    "bigint": "9223372036854775807",
    "float": "1e400",
    "not a number": "NaN",
    "arabic digits": "٣",
    "first day": "0001-01-01",
    "last day": "9999-12-31",
    "no such day": "2026-02-30",
    "far year": "99999-01-01",
    "malformed uuid": "not-a-uuid",
    "another's uuid": "00000000-0000-4000-8000-000000000000",
    "nested": "[[[[]]]]",
    "on": "on",
}
PAGES = ["abc", "-1", "0", "99999", "99999999999999999999999", "1e3", "\x00", "👩‍🔧", "٣", "", " 1 "]
