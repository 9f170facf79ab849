"""`{% load pupils %}`: rows of the list of pupils, as text."""

from django import template
from django.utils.safestring import SafeString

from ..drawing import Line, Page, pupil_row

register = template.Library()


@register.simple_tag(name="pupil_row")
def pupil_row_tag(line: Line, drawn: Page) -> SafeString:
    """One pupil: `{% pupil_row line rows_drawn %}`."""
    return pupil_row(line, drawn)
