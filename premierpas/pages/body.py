"""The words of an edited page: paragraphs, titles, lists, links; never HTML, a picture or anything of a third party."""

from typing import Any

from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.token import Token

_WITHOUT = ("html_block", "html_inline", "image", "code", "fence", "backticks", "autolink", "reference")
_FIRST = 2  # the page has its own first title


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "typographer": False}).disable(list(_WITHOUT))
    parser.core.ruler.push("titles_below_the_first", _lower_titles)
    return parser


def _lower_titles(state: Any) -> None:
    """`#` is a title of the second level, `##` and deeper one of the third: no level is left out."""
    token: Token
    deepest = _FIRST
    for token in state.tokens:
        if token.type == "heading_open":
            deepest = _FIRST if token.tag == "h1" or deepest == _FIRST and not state.env.get("titled") else _FIRST + 1
            state.env["titled"] = True
            token.tag = f"h{deepest}"
        elif token.type == "heading_close":
            token.tag = f"h{deepest}"


_PARSER = _parser()


def html_of(body: str) -> SafeString:
    """The body as HTML. The parser escapes what was typed, and refuses addresses that run something."""
    return mark_safe(_PARSER.render(body, {}))
