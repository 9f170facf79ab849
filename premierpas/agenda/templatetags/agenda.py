"""`{% load agenda %}`: tasks in lists, as text."""

from django import template
from django.utils.safestring import SafeString

from ..drawing import put_off as days_of
from ..drawing import task_item
from ..models import Task
from ..queries import Later, Shown

register = template.Library()


@register.simple_tag(takes_context=True)
def task(context: template.Context, each: Shown, back: str, first: bool = False) -> SafeString:
    """One task of a list, with its buttons: `{% task each request.path first=True %}`; `later` is the page's."""
    return task_item(each, context["later"], token=context.get("csrf_token"), back=back, first=first)


@register.simple_tag
def put_off(each: Shown | Task, later: Later) -> SafeString:
    """The days to which one click puts it off."""
    return days_of(each, later)
