"""A list of companies, as a file or pasted from a spreadsheet."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.once import new_key
from premierpas.organisations.company_lists import CompanyList, UnreadableList, read_company_list
from premierpas.ui.forms import Form, Upload

from ..winning.leads import MOST_LINES, NEEDED

MOST_BYTES, MOST_TOLD = 300_000, 10


class LeadsForm(Form):
    """The list; read as a whole, every fault with its line."""

    file = forms.FileField(label=lazy("Fichier CSV"), required=False, widget=Upload(attrs={"accept": ".csv,text/csv"}))
    text = forms.CharField(
        label=lazy("Ou la liste, collée ici"), required=False, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=lazy(
            "Une ligne de titres, puis une entreprise par ligne. Seule la colonne « nom » est nécessaire. Un extrait "
            "du registre Sirene convient tel quel."
        ),
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)
    listed: CompanyList

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"once": new_key()})

    def clean(self) -> dict[str, Any]:
        """The lines; what is wrong is said by line, beside where the list came from."""
        data = super().clean() or {}
        sent, field = data.get("file"), "text"
        raw = (data.get("text") or "").encode()
        if sent is not None:
            field, raw = "file", sent.read(MOST_BYTES + 1)
        if not raw.strip():
            self.add_error("text", _("Choisissez un fichier, ou collez la liste."))
            return data
        if len(raw) > MOST_BYTES:
            self.add_error(field, _("Cette liste est trop longue. Coupez-la en plusieurs."))
            return data
        try:
            self.listed = read_company_list(raw, needed=NEEDED)
        except UnreadableList as refusal:
            self.add_error(field, refusal.error.message)
            return data
        if len(self.listed.companies) + len(self.listed.errors) > MOST_LINES:
            self.add_error(field, _("%(most)d lignes au plus : coupez la liste en plusieurs.") % {"most": MOST_LINES})
        for error in self.listed.errors[:MOST_TOLD]:
            words = {"line": error.line, "message": error.message}
            self.add_error(field, _("Ligne %(line)d : %(message)s") % words)
        if not self.listed.companies and not self.errors:
            self.add_error(field, _("Cette liste n’a aucune ligne."))
        return data
