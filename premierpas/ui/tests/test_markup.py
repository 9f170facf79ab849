"""HTML put together from parts is what Django's own functions write."""

import pytest
from django.utils import html
from django.utils.safestring import mark_safe
from django.utils.translation import gettext, gettext_lazy

from premierpas.ui.markup import format_html, format_html_join

PARTS = [
    "", "Bois & cie", "l’été", "'a' \"b\" <c>", mark_safe("<b>&amp;</b>"), 0, 12, -3, 1.5, True, None, ["<a>"],
    gettext_lazy("Stage"), gettext("%(who)s, avant le %(day)s"), type("Name", (str,), {})("<d>"),
    type("Drawn", (), {"__html__": lambda self: "<i>"})(),
]  # fmt: skip


@pytest.mark.parametrize("part", PARTS, ids=lambda part: type(part).__name__)
def test_a_part_is_written_as_django_writes_it(part: object):
    ours = format_html("<p>{}</p> {}", part, "&")
    assert ours == html.format_html("<p>{}</p> {}", part, "&")
    assert html.conditional_escape(ours) == ours


def test_rows_are_written_as_django_writes_them():
    rows = [(part, n) for n, part in enumerate(PARTS)]
    assert format_html_join(" ", "<li>{}, {}</li>", rows) == html.format_html_join(" ", "<li>{}, {}</li>", rows)
    assert format_html_join("", "{}", []) == ""
