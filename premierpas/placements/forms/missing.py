"""What a part still lacks, said at the fields of its form."""

from premierpas.ui.forms import Form

from ..errors import Incomplete


def say_missing(form: Form, error: Incomplete) -> None:
    """Each missing thing at its field, or above the form where it has none."""
    for name, message in error.missing.items():
        field = "tutor_1" if name == "tutors" else name
        form.add_error(field if field in form.fields else None, message)
