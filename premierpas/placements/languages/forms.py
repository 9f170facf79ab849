"""A form in a family's language: nothing that it says by itself is French."""

from typing import Any

from premierpas.ui.forms import Form

from .words import Words


class FamilyForm(Form):
    """What is missing, too long or to mend is said by `words`; labels and choices are the form's own."""

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.errors_title, self.optional_mark = words.to_mend, words.optional
        for field in self.fields.values():
            field.error_messages |= {
                "required": words.required, "invalid_choice": words.required, "max_length": words.too_long
            }  # fmt: skip
