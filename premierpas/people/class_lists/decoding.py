"""From bytes to text: the encodings that school software and spreadsheets write."""

from django.utils.translation import gettext as _

from premierpas.core.encodings import text_of

from .rows import UnreadableList

# First bytes of files that some people rename to .csv: PDF, old spreadsheets, pictures, archives, programs.
_BINARY_STARTS = (
    b"%PDF", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x7fELF",
)  # fmt: skip
_ALLOWED_CONTROLS = frozenset("\t\n\r\x0b\x0c\x1a\ufeff")


def decode(data: bytes) -> str:
    """The text of a file, with line feeds only. Raises UnreadableList for what isn't text."""
    if data.startswith(_BINARY_STARTS):
        raise not_a_list()
    text = text_of(data).replace("\r\n", "\n").replace("\r", "\n")
    sample = text[:20_000]
    controls = sum(each < " " and each not in _ALLOWED_CONTROLS for each in sample)
    if controls * 50 > len(sample):
        raise not_a_list()
    return text.lstrip("\ufeff")


def not_a_list() -> UnreadableList:
    """What to say about a file that holds no text."""
    return UnreadableList(
        _(
            "Ce fichier n’est pas une liste en texte. Dans votre logiciel, exportez en CSV ; "
            "dans un tableur, « Enregistrer sous » puis CSV, ou copiez le tableau et collez-le ici."
        )
    )
