"""Django's `{% url %}`, `{% static %}`, `{% translate %}` and `{% blocktranslate %}`, which settle once what never
changes.

A page has a hundred of them. Django looks up an address's pattern, a file's name in the manifest and walks through
catalogues each time; here a pattern is looked up once (`core.addresses`), as is a file, and words without variables
are said once in each language. A builtin library.
"""

from django import template
from django.template.base import FilterExpression, Node, Parser, Token, TokenType
from django.template.context import Context
from django.template.defaulttags import URLNode, url
from django.templatetags.i18n import do_block_translate, do_translate
from django.templatetags.static import StaticNode
from django.urls import NoReverseMatch
from django.utils.html import conditional_escape
from django.utils.translation import get_language

from premierpas.core.addresses import address

register = template.Library()


class AddressNode(URLNode):
    """An address whose parts are numbers is put together; any other is Django's."""

    def render(self, context: Context) -> str:
        """The address, escaped."""
        if self.kwargs or self.asvar:
            return super().render(context)
        numbers = [each.resolve(context) for each in self.args]
        if any(type(each) is not int for each in numbers):
            return super().render(context)
        try:
            return conditional_escape(address(self.view_name.resolve(context), *numbers))
        except NoReverseMatch:
            return super().render(context)  # a part that takes no number of ours: Django says it, or what is wrong


class Settled(Node):
    """Words that hold no variable, said once in each language."""

    def __init__(self, node: Node) -> None:
        self.node = node
        self.said: dict[str | None, str] = {}

    def render(self, context: Context) -> str:
        """The words in the language of the page."""
        spoken = get_language()
        if spoken not in self.said:
            self.said[spoken] = self.node.render(context)
        return self.said[spoken]


class File(Node):
    """The address of a file of ours, which stays while the process runs."""

    def __init__(self, node: StaticNode) -> None:
        self.node, self.said = node, ""

    def render(self, context: Context) -> str:
        """The address, escaped."""
        self.said = self.said or self.node.render(context)
        return self.said


@register.tag("static")
def settled_static(parser: Parser, token: Token) -> Node:
    """`{% static "ui/frame.css" %}`."""
    node = StaticNode.handle_token(parser, token)
    return node if node.varname or node.path.is_var or node.path.filters else File(node)


@register.tag("url")
def settled_url(parser: Parser, token: Token) -> AddressNode:
    """`{% url "following:pupil" pupil.pk %}`."""
    node = url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)


@register.tag("translate")
def settled_translate(parser: Parser, token: Token) -> Node:
    """`{% translate "Accueil" %}`."""
    constant = _is_constant(parser, token)
    node = do_translate(parser, token)
    return Settled(node) if constant else node


@register.tag("blocktranslate")
def settled_block(parser: Parser, token: Token) -> Node:
    """`{% blocktranslate %}…{% endblocktranslate %}`."""
    node = do_block_translate(parser, token)
    plain = not (node.extra_context or node.plural or node.countervar or node.asvar or node.message_context)
    return Settled(node) if plain and all(part.token_type == TokenType.TEXT for part in node.singular) else node


def _is_constant(parser: Parser, token: Token) -> bool:
    """Whether the text stands in the template, with nothing done to it."""
    first, *rest = token.split_contents()[1:]
    expression = FilterExpression(first, parser)
    return not rest and not expression.is_var and not expression.filters
