"""An entry of the diary, with the questions of its day."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from premierpas.workshop.forms.written import Written, text_field

from ..prompts import prompts_of

MOST = 3000


class DiaryForm(Written):
    """Four short parts; none has to be filled."""

    saw = text_field(_("Ce que j’ai vu et fait"), "", 5, MOST)
    met = text_field(_("Qui j’ai rencontré"), "", 3, MOST)
    learnt = text_field(_("Un mot que j’ai appris"), "", 2, MOST)
    surprised = text_field(_("Ce qui m’a surpris"), "", 3, MOST)

    number = 1

    @classmethod
    def on_day(cls, number: int) -> type["DiaryForm"]:
        """The form of the n-th day of the placement, counted from 1."""
        return type("DayForm", (cls,), {"number": number})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With the questions of its day."""
        super().__init__(*args, **kwargs)
        prompts = prompts_of(self.number)
        for part in ("saw", "met", "learnt", "surprised"):
            self.fields[part].help_text = getattr(prompts, part)
