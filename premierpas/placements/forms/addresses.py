"""The address of a host: a French postal code has five figures, abroad they are written as they are there."""

from django.utils.translation import gettext as _

from premierpas.core.text import is_digits
from premierpas.ui.forms import Form

from ..terms.standard import HOME


def check_postal_code(form: Form, *, code: str, country: str) -> None:
    """Say at the field named `code` that it isn't a French one, where `country` is France."""
    typed = form.cleaned_data.get(code, "")
    french = is_digits(typed) and len(typed) == 5
    if typed and (form.cleaned_data.get(country) or HOME) == HOME and not french:
        form.add_error(code, _("Il faut cinq chiffres. Exemple : 92000"))
