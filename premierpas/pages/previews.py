"""How a public page shows itself in a search engine and where somebody shares its address."""

from premierpas.core.previews import Preview

from .queries import Shown


def of_words(words: Shown | None) -> Preview | None:
    """That of edited words."""
    return Preview(words.title, words.summary) if words is not None else None
