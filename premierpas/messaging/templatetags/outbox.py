"""`{% load outbox %}`: messages that were sent, as text."""

from django import template

from ..drawing import sent_message

register = template.Library()

register.simple_tag(sent_message)
