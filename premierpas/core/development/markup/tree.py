"""A template as a tree: HTML elements and Django's block tags, in the order in which they stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_CODE = r"\{%.*?%\}|\{\{.*?\}\}|\{\#.*?\#\}"
_VALUE = rf""""(?:{_CODE}|[^"])*"|'(?:{_CODE}|[^'])*'"""
_NAME = r"[a-zA-Z][\w:-]*(?:\{\{.*?\}\})?"
_INSIDE = rf"(?:{_CODE}|{_VALUE}|[^>\"'])*?"
# What keeps its line breaks on the screen: by HTML, or (.compared) by our style sheets.
_KEPT = rf"<(?P<kept>pre|textarea|script|style)\b{_INSIDE}>.*?</(?P=kept)\s*>"
_COMPARED = rf"<(?P<compared>\w+) class=\"compared[^\"]*\"{_INSIDE}>.*?</(?P=compared)>"
TOKEN = re.compile(
    r"(?P<note>\{#.*?#\}|\{%\s*comment\b.*?%\}(?s:.*?)\{%\s*endcomment\s*%\}|<!--(?s:.*?)-->)"
    r"|(?P<phrase>\{%\s*blocktrans(?:late)?\b.*?%\}(?s:.*?)\{%\s*endblocktrans(?:late)?\s*%\})"
    r"|(?P<tag>\{%.*?%\})|(?P<value>\{\{.*?\}\})"
    rf"|(?P<raw>(?s:{_KEPT}|{_COMPARED})|<!doctype[^>]*>)"
    rf"|(?P<close></{_NAME}\s*>)|(?P<open><{_NAME}(?s:{_INSIDE})>)"
    r"|(?P<space>[ \t\r\n\f]+)|(?P<word>[^ \t\r\n\f<{]+|.)",
    re.IGNORECASE,
)
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_BRANCHES = ("else", "elif", "empty")


@dataclass
class Branch:
    """What follows one opening: an element has one branch, an `if` has one more for each `elif` and `else`."""

    opening: str
    children: list["Node"] = field(default_factory=list)
    spaced_end: bool = False
    gaps: list[str | None] = field(default_factory=list)


@dataclass
class Node:
    """An element or block tag with its branches, or a leaf whose whole source is `text`."""

    kind: str
    text: str
    name: str
    spaced: bool
    branches: list[Branch] = field(default_factory=list)
    closing: str = ""


class Unbalanced(ValueError):
    """A block tag without its end, or an end without its beginning."""


def read(source: str) -> Branch:
    """The tree of a template."""
    return _Reader(source).branch


def _name_of(text: str) -> str:
    found = re.match(rf"\{{%\s*(\w+)|</?({_NAME})", text)
    return (found[1] or found[2]).lower() if found else ""


def _tokens(source: str) -> Iterator[tuple[str, str]]:
    for found in TOKEN.finditer(source):
        yield str(found.lastgroup if found.lastgroup not in ("kept", "compared") else "raw"), found[0]


class _Reader:
    def __init__(self, source: str) -> None:
        self.ends = set(re.findall(r"\{%\s*end(\w+)", source))
        self.root = Node("root", "", "", False, [Branch("")])
        self.stack = [self.root]
        self.spaced = False
        for kind, text in _tokens(source):
            if kind == "space":
                self.spaced = True
            else:
                getattr(self, f"_read_{kind}", self._leaf)(kind, text)
                self.spaced = False
        self._leave_elements(None)
        if len(self.stack) > 1:
            raise Unbalanced(self.stack[-1].text)
        self.branch.spaced_end = self.spaced

    @property
    def branch(self) -> Branch:
        return self.stack[-1].branches[-1]

    def _leaf(self, kind: str, text: str) -> None:
        self.branch.children.append(Node(kind, text, _name_of(text), self.spaced))

    def _read_open(self, kind: str, text: str) -> None:
        name = _name_of(text)
        if name in VOID or text.endswith("/>"):
            self._leaf("void", text)
        else:
            self._enter("element", text, name)

    def _read_close(self, kind: str, text: str) -> None:
        name = _name_of(text)
        inner = [node for node in self._open_elements() if node.name == name]
        if inner:
            self._leave_elements(inner[-1])
            self._leave(text)
        else:
            self._leaf("close", text)

    def _read_tag(self, kind: str, text: str) -> None:
        name = _name_of(text)
        alone = text.strip("{%} ") == name
        if name in _BRANCHES and (name != "empty" or alone):
            self._leave_elements(None)
            self.branch.spaced_end = self.spaced
            self.stack[-1].branches.append(Branch(text))
        elif name.startswith("end"):
            self._leave_elements(None)
            if self.stack[-1].name != name.removeprefix("end"):
                raise Unbalanced(text)
            self._leave(text)
        elif name in self.ends:
            self._enter("control", text, name)
        else:
            self._leaf(kind, text)

    def _enter(self, kind: str, text: str, name: str) -> None:
        node = Node(kind, text, name, self.spaced, [Branch(text)])
        self.branch.children.append(node)
        self.stack.append(node)

    def _leave(self, text: str) -> None:
        self.branch.spaced_end = self.spaced
        self.stack.pop().closing = text

    def _open_elements(self) -> list[Node]:
        """Those opened since the last block tag."""
        controls = [index for index, node in enumerate(self.stack) if node.kind != "element"]
        return self.stack[controls[-1] + 1 :]

    def _leave_elements(self, upto: Node | None) -> None:
        """An element that its branch doesn't close is only a tag among others."""
        while self.stack[-1] is not upto and self.stack[-1].kind == "element":
            node = self.stack.pop()
            siblings = self.branch.children
            siblings.remove(node)
            siblings += [Node("open", node.text, node.name, node.spaced), *node.branches[0].children]
