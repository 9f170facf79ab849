"""Several forms of a page that are sent as one, each with its button: what is typed into the others comes back.

    parts = Together(request, {"name": NameForm, "invite": lambda data: InviteForm(data, prefix="inv")})
    if parts.settle(lambda: _done(parts)):                 # parts.act: whose button; parts["invite"] is judged then
        return redirect(…)
    return page(request, …, {"parts": parts, "carried": parts.kept}, status=parts.status)

Without JavaScript a browser forgets what stands in a neighbour of the form that it sends, so the page has one `<form>`.
A row's button says `act="end:12"`; a form's second button is named in `also`: `{"decline": "accept"}`. Enter in a field
presses none of them (`{% on_enter "act" "enter" %}`): the part that was typed into is meant.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from premierpas.core.text import whole_number

ENTER = "enter"


class Together:
    """The forms by name, as the page shows them; one of them is judged when its button was pressed."""

    def __init__(
        self, request: HttpRequest, make: Mapping[str, Callable[[Any], Any]], *, also: Mapping[str, str] | None = None
    ) -> None:
        """`make`: each form from what was sent, or from nothing; the page's main one first."""
        self._make, data = make, request.POST if request.method == "POST" else None
        self._is_sent, self.kept = data is not None, False
        self.forms: dict[str, Any] = {name: build(None) for name, build in make.items()}
        typed = [name for name, form in self.forms.items() if data is not None and form.carry(data)]
        said, _, row = (data.get("act", "") if data is not None else "").partition(":")
        self.which, self.row = row, whole_number(row) or 0
        means_typed = data is not None and said in ("", ENTER)
        self.act = next(iter([*typed, *make])) if means_typed else said
        self.judged = (also or {}).get(self.act, self.act)
        self.carries = any(name != self.judged for name in typed)
        if self.judged in make:
            self.forms[self.judged] = make[self.judged](data)

    def __getitem__(self, name: str) -> Any:
        return self.forms[name]

    def settle(self, do: Callable[[], Any], *, anew: Callable[[], Any] | None = None) -> bool:
        """Do what was sent, if anything was; returns whether the page is to be left then.

        Where a neighbour carries what was typed, the page is shown again with it, and with the taken part begun anew.
        `do` says whether it was taken; `anew` reads again what the forms are built from.
        """
        self.kept = self._is_sent and bool(do())
        if self.kept and self.carries:
            if anew is not None:
                anew()
            self.taken()
        return self.kept and not self.carries

    @property
    def status(self) -> int:
        """Of the page's answer: what was sent and not taken is shown as refused."""
        return 422 if self._is_sent and not self.kept else 200

    def taken(self) -> None:
        """What was sent is kept: its form begins anew, while the others still show what was typed."""
        if self.judged in self._make:
            self.forms[self.judged] = self._make[self.judged](None)
