"""Nothing that a pupil types is lost: saves are counted, and a page that is behind gets a draft of its own beside.

A text's model inherits `workshop.models.text.Text`, its form `forms.written.Written`; its app registers the kind
(`texts.texts`), saves with `keep`, and shows the page through `pages.write`.
"""

from .saving import Kept, Typed, drop_spare, keep, replace, take_spare

__all__ = ["Kept", "Typed", "drop_spare", "keep", "replace", "take_spare"]
