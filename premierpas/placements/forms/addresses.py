"""The address of a host: a French postal code in any spelling, abroad as it is written there."""

from django.utils.translation import gettext as _

from premierpas.core.postal_codes import NotAPostalCode, read_postal_code
from premierpas.ui.forms import Form

from ..terms.standard import HOME

LONGEST_ABROAD = 10


def check_postal_code(form: Form, *, code: str, country: str | None) -> None:
    """Keep the five figures where `country` is France, or say at the field `code` why they can't be read."""
    typed = form.cleaned_data.get(code, "")
    if typed and (country or HOME) != HOME:
        if len(typed) > LONGEST_ABROAD:
            words = {"most": LONGEST_ABROAD}
            form.add_error(code, _("Ce code postal est trop long\u00a0: %(most)d signes au plus.") % words)
        return
    keep_postal_code(form, code)


def keep_postal_code(form: Form, code: str) -> None:
    """Keep the five figures of a French postal code, or say why they can't be read."""
    typed = form.cleaned_data.get(code, "")
    if not typed:
        return
    try:
        form.cleaned_data[code] = read_postal_code(typed).code
    except NotAPostalCode as fault:
        form.add_error(code, str(fault))
