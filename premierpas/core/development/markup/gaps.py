"""Where whitespace can't be seen, so that a line may end there: beside blocks, whatever way the template takes."""

import re
from dataclasses import dataclass
from typing import Protocol

from premierpas.core.development.markup.tree import Branch, Node


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    """html head body title base meta link main nav header footer aside article section div p h1 h2 h3 h4 h5 h6 ul ol li
    dl dt dd table caption thead tbody tfoot tr th td colgroup col form fieldset legend blockquote figure figcaption
    details summary dialog address hr br option optgroup noscript template g path circle rect"""
)
# Inline outside, but a box of its own inside.
_BOXES = frozenset(["button", "select", "svg"])
# Our tags that draw a block around what they hold, or draw one or nothing.
BLOCK_TAGS = frozenset(["notice", "empty", "more", "dialog", "task"])
LEAF_TAGS = frozenset(["crumb", "steps", "pager", "error_summary"])
# Classes whose style is flex or grid at every width: each child is a box of its own, no space is drawn between them.
ROWS = _names(
    """btn badge chip chips choice choices cluster count empty entry error field form head head__over notice pager
    road__step search sec sig slip sos split stack stack-l stop__dist stop__meta stop__side stop__why tally three
    tick ticks upload weeks weeks__w with-icon print__head brand bar__end doors"""
)
_DRAWINGS = frozenset(["icon", "badge", "tick", "door", "hours_bar"])  # tags that draw one element
_UNSEEN_TAGS = frozenset(["csrf_token", "load", "extends"])
_KEEPING, _KEPT = ("translate", "url", "blocktranslate"), re.compile(r" (?:as|asvar) \w+ %\}")
_CLASS, _CODE = re.compile(r'\sclass="((?:\{%.*?%\}|[^"])*)"'), re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
BLOCK, INLINE, NOTHING = "block", "inline", "nothing"
HIDDEN = "hidden"  # .vh in a row: a space beside it would become a child of the row, with a gap of its own
Ends = frozenset[str]
SOFT, SPACE = "", " "  # None stands for: no line may end here
_BESIDE_BLOCKS: Ends = frozenset([BLOCK])
_BESIDE_WORDS: Ends = frozenset([INLINE])


class Included(Protocol):
    """What a template that another includes draws first (side 0) or last (side -1)."""

    def __call__(self, name: str, side: int, in_row: bool) -> Ends: ...


def is_block(node: Node) -> bool:
    """Whether a block stands where this node stands."""
    if node.kind == "control":
        return node.name in BLOCK_TAGS
    return node.name in BLOCKS or node.name.startswith("h{{") or node.text.lower().startswith("<!doctype")


def mark(root: Branch, included: Included) -> None:
    """Say of each gap of a tree: a space that shows, one that doesn't, or none."""
    _Marker(included).mark(root, _BESIDE_WORDS, _BESIDE_WORDS, in_row=False)
    if root.children and root.children[0].name == "extends":
        root.gaps = [SOFT] * (len(root.children) + 1)  # only what stands in blocks is drawn


def ends_of(nodes: list[Node], side: int, in_row: bool, included: Included) -> Ends:
    """What may come first (side 0) or last (side -1) of what these draw."""
    found: set[str] = set()
    for node in nodes if side == 0 else reversed(nodes):
        ends = _ends_of_one(node, side, in_row, included)
        found |= ends - {NOTHING}
        if NOTHING not in ends:
            return frozenset(found)
    return frozenset(found | {NOTHING})


def _ends_of_one(node: Node, side: int, in_row: bool, included: Included) -> Ends:
    if node.kind == "note" or node.name in _UNSEEN_TAGS or (node.name in _KEEPING and _KEPT.search(node.text)):
        return frozenset([NOTHING])
    if in_row and node.kind == "element" and "vh" in _classes(node):
        return frozenset([HIDDEN])
    if is_block(node) or (in_row and (node.kind in ("element", "void") or node.name in _DRAWINGS)):
        return _BESIDE_BLOCKS
    if node.name in LEAF_TAGS:
        return frozenset([BLOCK, NOTHING])
    if node.name == "include" and (literal := re.match(r'\{%\s*include\s+"([^"]+)"', node.text)):
        return included(literal[1], side, in_row)
    if node.name in ("script", "style") or (node.name == "input" and 'type="hidden"' in node.text):
        return frozenset([NOTHING])
    if node.kind == "value" and node.text.endswith(".as_field_group }}"):
        return _BESIDE_BLOCKS
    if node.kind == "control" and node.name != "block":
        found: Ends = frozenset()
        for branch in node.branches:
            found |= ends_of(branch.children, side, in_row, included)
        is_sure = any(branch.opening.strip("{%} ") in ("else", "empty") for branch in node.branches)
        return found if is_sure or node.name not in ("if", "for") else found | {NOTHING}
    return _BESIDE_WORDS


@dataclass
class _Marker:
    included: Included

    def mark(self, branch: Branch, left: Ends, right: Ends, in_row: bool) -> None:
        nodes = branch.children
        sides = [self._around(nodes, index, left, right, in_row) for index in range(len(nodes) + 1)]
        for index, (before, after) in enumerate(sides):
            spaced = nodes[index].spaced if index < len(nodes) else branch.spaced_end
            unseen = _BESIDE_BLOCKS in (before, after) and HIDDEN not in before | after
            branch.gaps.append(SOFT if unseen else SPACE if spaced else None)
        for index, node in enumerate(nodes):
            for inner in node.branches:
                self._mark_inside(node, inner, sides[index][0], sides[index + 1][1], in_row)

    def _around(self, nodes: list[Node], index: int, left: Ends, right: Ends, in_row: bool) -> tuple[Ends, Ends]:
        before = ends_of(nodes[:index], -1, in_row, self.included)
        after = ends_of(nodes[index:], 0, in_row, self.included)
        return (
            before - {NOTHING} | left if NOTHING in before else before,
            after - {NOTHING} | right if NOTHING in after else after,
        )

    def _mark_inside(self, node: Node, branch: Branch, before: Ends, after: Ends, in_row: bool) -> None:
        """The gaps of a branch, by what stands before and after its content."""
        if node.kind == "element":
            is_row = _is_row(node)
            is_box = node.name != "title" and (is_block(node) or node.name in _BOXES or is_row or in_row)
            if "vh" in _classes(node) and not is_block(node):
                is_box = False  # read aloud together with what stands beside it
            if node.name == "td" and not _is_surely_filled(branch):
                is_box = False  # a cell that holds nothing at all is hidden on small screens (td:empty)
            edge = _BESIDE_BLOCKS if is_box else _BESIDE_WORDS
            self.mark(branch, edge, edge, is_row)
        elif node.name in BLOCK_TAGS:
            self.mark(branch, _BESIDE_BLOCKS, _BESIDE_BLOCKS, False)
        elif node.name == "for" and branch is node.branches[0]:  # a turn may follow another
            last = ends_of(branch.children, -1, in_row, self.included) - {NOTHING}
            first = ends_of(branch.children, 0, in_row, self.included) - {NOTHING}
            self.mark(branch, before | last, after | first, in_row)
        else:
            self.mark(branch, before, after, in_row)


def _is_row(node: Node) -> bool:
    return node.name == "body" or bool(ROWS & _classes(node))


def _classes(node: Node) -> set[str]:
    found = _CLASS.search(node.text)
    return set(_CODE.sub("", found[1]).split()) if found else set()


def _is_surely_filled(branch: Branch) -> bool:
    return any(map(_surely_draws, branch.children))


def _surely_draws(node: Node) -> bool:
    if node.kind == "control" and node.name == "if":
        return node.branches[-1].opening.startswith("{% else") and all(map(_is_surely_filled, node.branches))
    return node.kind in ("word", "phrase", "element") or node.name in _DRAWINGS | {"translate"}
