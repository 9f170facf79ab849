"""`{% load companies %}`: companies in lists and on the board, as text."""

from django import template

from ..drawing import card_item, file_row, file_state, links_of

register = template.Library()

register.simple_tag(file_state)
register.simple_tag(file_row)
register.simple_tag(card_item)
register.simple_tag(links_of)
