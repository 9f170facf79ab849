"""`Form` and `ModelForm`: Django's, with our words and without the browser's own error bubbles."""

from copy import deepcopy
from functools import lru_cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.errors import DomainError

from .renderer import BoundField
from .widgets import DateInput, FiguresInput, NumberInput, TimeInput

# Each says how to repair; none says "tu" or "vous", both read them.
MESSAGES = {
    "required": _("Ce champ est à remplir."),
    "invalid_choice": _("Ce choix n’est pas dans la liste."),
    "missing": _("Aucun fichier n’est choisi."),
    "empty": _("Ce fichier est vide. Il en faut un autre."),
}
INVALID = (
    (forms.DateTimeField, _("Cette date n’est pas complète.")),
    (forms.DateField, _("Cette date n’existe pas. Exemple : 11/01/2027")),
    (forms.TimeField, _("Cette heure n’existe pas. Exemple : 09:30")),
    (forms.IntegerField, _("Il faut un nombre, en chiffres.")),
    (forms.URLField, _("Cette adresse n’est pas complète. Exemple : https://exemple.fr")),
)
# Judged by validators, whose messages Django looks up by their code.
LIMITS = (
    (forms.EmailField, "invalid", _("Cette adresse n’est pas complète. Exemple : prenom.nom@exemple.fr")),
    (forms.CharField, "max_length", _("C’est trop long : %(limit_value)d signes au plus, il y en a %(show_value)d.")),
    (forms.CharField, "min_length", _("C’est trop court : %(limit_value)d signes au moins, il y en a %(show_value)d.")),
    (forms.IntegerField, "max_value", _("C’est trop : %(limit_value)s au plus.")),
    (forms.IntegerField, "min_value", _("Ce n’est pas assez : %(limit_value)s au moins.")),
)
_COUNTED = (forms.TextInput, forms.Textarea)
_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)


class UiForm:
    """What our forms add; mix in before a Django form class."""

    use_required_attribute = False
    errors_title = optional_mark = ""  # instead of the site's words, in a language that it doesn't speak
    is_carried = False  # whether it shows what was typed while a neighbour was sent
    bound_field_class = BoundField

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Give the fields our messages and date inputs; what a form says itself stays."""
        kwargs.setdefault("label_suffix", "")
        _make_class_ours(self.base_fields)  # type: ignore[attr-defined]
        super().__init__(*args, **kwargs)
        for field in self.fields.values():  # type: ignore[attr-defined]
            _make_ours(field)

    def carry(self, data: Any) -> bool:
        """Begin with what was typed here, without judging it; whether that differs from what stood here.

        For a form whose neighbour was sent: a page's forms are one for the browser (`together.py`).
        """
        fields: dict[str, forms.Field] = self.fields  # type: ignore[attr-defined]
        keys = {name: self.add_prefix(name) for name in fields}  # type: ignore[attr-defined]
        if not any(key in data for key in keys.values()):
            return False
        self.is_carried = False
        for name, field in fields.items():
            if field.widget.is_hidden or field.widget.needs_multipart_form:
                continue
            typed = field.widget.value_from_datadict(data, {}, keys[name])
            if field.has_changed(self.get_initial_for_field(field, name), typed):  # type: ignore[attr-defined]
                self.is_carried = True
                self.initial[name] = typed  # type: ignore[attr-defined]
        return self.is_carried

    @property
    def stands_open(self) -> bool:
        """Whether a folded part that holds this form is shown open: something is to mend, or was typed."""
        return bool(self.errors) or self.is_carried  # type: ignore[attr-defined]

    def add_field(self, name: str, field: forms.Field) -> None:
        """Add a field that only this form has, in our words too."""
        _make_ours(field)
        self.fields[name] = field  # type: ignore[attr-defined]

    def refuse(self, error: DomainError, words: str = "") -> None:
        """Say at its field, or above the form where it has none, why the action didn't take what was typed.

        `words` says it in another language than the error does.
        """
        field = error.field if error.field in self.fields else None  # type: ignore[attr-defined]
        self.add_error(field, words or str(error.message))  # type: ignore[attr-defined]


class Form(UiForm, forms.Form):
    """A form that writes no model by itself."""


class ModelForm(UiForm, forms.ModelForm):
    """A form over a model; saving still goes through an action."""


def _make_class_ours(fields: dict[str, forms.Field]) -> None:
    """The fields of a form's class once, so that each form copies them ready made; a form that is made meanwhile
    copies the old or the new one, never one that is half made."""
    for name, field in fields.items():
        if not getattr(field, "is_ours", False):
            ready = deepcopy(field)
            _make_ours(ready)
            fields[name] = ready


def _make_ours(field: Any) -> None:
    if getattr(field, "is_ours", False):
        return
    _speak(field)
    _native_input(field)
    _tell_length(field)
    field.is_ours = True


def _tell_length(field: forms.Field) -> None:
    """A limit is counted and told (`count.js`): the browser's own cuts what is pasted, and says nothing."""
    most = field.widget.attrs.pop("maxlength", None)
    field.widget.attrs.pop("minlength", None)
    if most is not None and isinstance(field.widget, _COUNTED) and not isinstance(field.widget, FiguresInput):
        field.widget.attrs.setdefault("data-most", most)


def _speak(field: forms.Field) -> None:
    """Replace Django's default messages, never those a form chose."""
    kinds: tuple[Any, Any] = type(field), type(field.widget)
    words, limits = _words_of(*kinds)
    for key, default, message in words:
        if field.error_messages.get(key) is default:
            field.error_messages[key] = message
    for code, message in limits:
        field.error_messages.setdefault(code, message)


@lru_cache(maxsize=512)
def _words_of(
    kind: type[forms.Field], widget: type[forms.Widget]
) -> tuple[tuple[tuple[str, Any, Any], ...], tuple[tuple[str, Any], ...]]:
    """Our messages for fields of a kind: by key, those of Django that they replace, and those of limits."""
    defaults: dict[str, Any] = {}
    for cls in reversed(kind.__mro__):
        defaults |= getattr(cls, "default_error_messages", {})
    ours: dict[str, Any] = dict(MESSAGES)
    if issubclass(widget, _GROUPS):
        several = issubclass(widget, forms.CheckboxSelectMultiple)
        ours["required"] = _("Il faut au moins une réponse.") if several else _("Il faut choisir une réponse.")
    elif issubclass(widget, forms.CheckboxInput):
        ours["required"] = _("Cette case est à cocher pour continuer.")
    for limited, message in INVALID:
        if issubclass(kind, limited):
            ours["invalid"] = message
            break
    return (
        tuple((key, defaults[key], message) for key, message in ours.items() if key in defaults),
        tuple((code, message) for limited, code, message in LIMITS if issubclass(kind, limited)),
    )


def _native_input(field: forms.Field) -> None:
    """Dates, hours and counts get the browser's own input unless the form chose a widget."""
    replacements: dict[type[Any], type[Any]] = {
        forms.DateInput: DateInput,
        forms.TimeInput: TimeInput,
        forms.NumberInput: NumberInput,
    }
    ours = replacements.get(type(field.widget))
    if ours is None:
        return
    plain = field.widget
    field.widget = ours(attrs=plain.attrs)
    field.widget.is_required = plain.is_required
    field.widget.is_localized = plain.is_localized
