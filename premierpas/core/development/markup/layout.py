"""The house's layout of a template: one element a line, at most 120 characters, nothing seen is changed."""

import re

from django.utils.translation import trim_whitespace

from premierpas.core.development.markup.gaps import LEAF_TAGS, SPACE, Included, is_block, mark
from premierpas.core.development.markup.lines import HARD, Doc, Either, Fill, Gap, Group, Indent, printed
from premierpas.core.development.markup.tree import Branch, Node, read

WIDTH = 120
_ALONE = LEAF_TAGS | {"include", "extends", "load", "csrf_token", "comment"}
_NOT_INDENTED = ("html", "head", "body")
_TRANSLATE = re.compile(r'\{%\s*translate\s+"([^"%{}\\]+)"(?:\s+as\s+(\w+))?\s*%\}')
_PHRASE = re.compile(r"(\{%\s*blocktrans(?:late)?\b.*?%\})(.*)(\{%.*?%\})", re.DOTALL)
_PLURAL = re.compile(r"(\{%\s*plural\s*%\})")
_NOTE = re.compile(r"(\{%\s*comment\s*%\})(.*)(\{%\s*endcomment\s*%\})", re.DOTALL)
_WORD_END = re.compile(r"(?<=\S) (?=\S)")
_CODE = r"\{%.*?%\}|\{\{.*?\}\}"
_ATTRIBUTE = re.compile(
    r"\{%\s*(?P<block>if|for|with)\b.*?\{%\s*end(?P=block)\s*%\}"
    rf"""|(?:{_CODE}|"(?:{_CODE}|[^"])*"|'[^']*'|[^\s"'{{]|\{{)+?(?=\s|$|(?:(?<=")|(?<=%\}}))\{{%\s*(?:if|for|with)\b)""",
    re.DOTALL,
)


def laid_out(source: str, included: Included) -> str:
    """The same template, in the layout of the house."""
    root = read(source)
    mark(root, included)
    inherits = bool(root.children) and root.children[0].name == "extends"
    doc = _content(root, at_root=inherits)
    start = HARD if root.children and root.gaps[0] == SPACE else ""
    return printed([start, doc], WIDTH) + ("" if root.gaps[-1] is None else "\n")


def _is_alone(node: Node) -> bool:
    """Whether it takes lines of its own."""
    if is_block(node) or node.kind == "note" or node.name in _ALONE:
        return True
    if node.kind != "control":
        return False
    return (
        node.text.startswith("{% block ")
        and node.text != "{% block title %}"
        or any(_is_alone(child) for branch in node.branches for child in branch.children)
    )


def _content(branch: Branch, at_root: bool = False) -> Doc:
    """The children, without the gaps at both ends."""
    nodes = branch.children
    apart = at_root or any(_is_alone(node) for node in nodes)
    prose = any(node.kind in ("word", "value", "phrase") or node.name == "translate" for node in nodes)
    runs: list[Doc] = []
    run: list[Doc] = []
    for index, node in enumerate(nodes):
        gap = branch.gaps[index]
        if index == 0:
            run = [_doc(node, at_root)]
        elif gap is None:
            run[-1] = [run[-1], _doc(node, at_root)]
        elif apart and (gap == "" or _is_alone(nodes[index - 1]) or _is_alone(node)):
            runs += [Fill(run), HARD]
            run = [_doc(node, at_root)]
        else:
            run += [Gap(gap), _doc(node, at_root)]
    if runs or prose:
        return [*runs, Fill(run)]
    return run


def _edge(branch: Branch, index: int) -> Doc:
    gap = branch.gaps[index]
    if gap is None:
        return ""
    return HARD if any(_is_alone(node) for node in branch.children) else Gap(gap)


def _doc(node: Node, at_root: bool = False) -> Doc:
    if not node.branches:
        return _leaf(node)
    parts: list[Doc] = []
    for branch in node.branches:
        opening = _tag(branch.opening) if node.kind == "element" else branch.opening
        if not branch.children:
            parts += [opening, branch.gaps[0] or ""]
            continue
        inner: list[Doc] = [_edge(branch, 0), _content(branch)]
        flush = node.name in _NOT_INDENTED or (at_root and node.name == "block")
        parts += [opening, inner if flush else Indent(inner), _edge(branch, -1)]
    return Group([*parts, node.closing])


def _leaf(node: Node) -> Doc:
    if node.kind in ("open", "void"):
        return _tag(node.text)
    if node.kind == "phrase":
        return _phrase(node.text)
    if node.name == "translate" and (found := _TRANSLATE.fullmatch(node.text)) and found[1] == found[1].strip():
        named = f" asvar {found[2]}" if found[2] else ""
        words = f"{{% blocktranslate trimmed{named} %}}{found[1]}{{% endblocktranslate %}}"
        return Either(node.text, _phrase(words))
    if node.name == "comment" and (note := _NOTE.fullmatch(node.text)):
        return Group([note[1], Indent([Gap(), _words(" ".join(note[2].split()))]), Gap(), note[3]])
    return node.text


def _phrase(text: str) -> Doc:
    """A text to translate: what Django makes of its lines, the message, stays the same."""
    found = _PHRASE.fullmatch(text)
    assert found
    opening, words, closing = found.groups()
    if not re.search(r"\btrimmed\b", opening):
        if "\n" in text or words != words.strip() or _PLURAL.search(words):
            return text
        name = re.match(r"\{%\s*\w+", opening)
        assert name
        return Either(text, _phrase(f"{name[0]} trimmed{opening[name.end() :]}{words}{closing}"))
    parts: list[Doc] = [opening]
    for part in _PLURAL.split(words):
        parts += [part] if _PLURAL.fullmatch(part) else [Indent([Gap(), _words(trim_whitespace(part))]), Gap()]
    return Group([*parts, closing])


def _words(text: str) -> Doc:
    """Lines may end at plain spaces; those beside a no-break space, or inside a value, stay as they are."""
    kept = [found.span() for found in re.finditer(_CODE, text)]  # also one that stands in an attribute of an element
    at = [
        found.start()
        for found in _WORD_END.finditer(text)
        if not any(start <= found.start() < end for start, end in kept)
    ]
    words = [text[start:end] for start, end in zip([0, *(place + 1 for place in at)], [*at, len(text)], strict=True)]
    parts: list[Doc] = [words[0]]
    for word in words[1:]:
        parts += [Gap(" "), word]
    return Fill(parts)


def _tag(text: str) -> Doc:
    """An opening tag: whitespace between attributes isn't seen."""
    found = re.fullmatch(r"<([^\s>/]+?(?:\{\{.*?\}\})?)(\s.*?|\{%.*?)?\s*(/?>)", text, re.DOTALL)
    if not found or not (found[2] or "").strip():
        return text if not found else f"<{found[1]}{found[3]}"
    parts: list[Doc] = []
    for attribute in _ATTRIBUTE.finditer(found[2]):
        brings_space = re.match(r"\{%\s*(if|for|with)\b[^}]*%\}\s", attribute[0]) is not None
        parts += [Gap("" if brings_space else " "), _attribute(attribute[0])]
    return Group([f"<{found[1]}", Indent(parts), Gap(), found[3]])


def _attribute(text: str) -> Doc:
    drawn = re.fullmatch(r'd="([^"{]*)"', text)
    return ['d="', _words(" ".join(drawn[1].split())), '"'] if drawn else text
