"""`{% load board %}`: rows of the class board, as text."""

from django import template
from django.utils.safestring import SafeString

from ..board_drawing import Page
from ..board_drawing import board_row as drawn
from ..class_board import BoardRow

register = template.Library()


@register.simple_tag
def board_row(each: BoardRow, page: Page) -> SafeString:
    """One pupil: `{% board_row each drawn_as %}`."""
    return drawn(each, page)
