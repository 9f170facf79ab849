"""How every form of the product is drawn: templates of installed apps, then Django's own."""

from pathlib import Path
from typing import Any

import django.forms
from django import forms
from django.forms.boundfield import BoundField as DjangoBoundField
from django.forms.renderers import BaseRenderer
from django.forms.widgets import Input
from django.template.backends.django import DjangoTemplates
from django.utils.functional import cached_property

from premierpas.core.text import clean

from .drawing import DRAWN
from .grouping import CHOICES, field_group

_BOXED = (Input, forms.Textarea, forms.Select, forms.MultiWidget)
_UNBOXED = (forms.FileInput, forms.CheckboxInput, forms.HiddenInput, forms.RadioSelect, forms.CheckboxSelectMultiple)


class BoundField(DjangoBoundField):
    """A field on its form: cleaned of control characters, drawn as a box, said to be required."""

    @property
    def data(self) -> Any:
        """What was sent, without the control characters that stop compilers and databases."""
        value = super().data
        if isinstance(value, str) and isinstance(self.field, forms.CharField):
            return clean(value)
        return value

    @property
    def errors(self) -> Any:
        """Django's, which makes an empty list anew whenever it is asked."""
        return self.form.errors.get(self.name, self._no_errors)

    @cached_property
    def _no_errors(self) -> Any:
        return self.form.error_class(renderer=self.form.renderer)

    @property
    def is_optional(self) -> bool:
        """Whether the label says that it may stay empty; a box to tick never needs to say it.

        A form that is saved half-filled marks what it asks for in the end with `asked` on the field.
        """
        return (
            not self.field.required
            and not getattr(self.field, "asked", False)
            and not isinstance(self.field.widget, forms.CheckboxInput)
        )

    @property
    def is_checkbox(self) -> bool:
        """One box to tick, whose label stands beside it."""
        return isinstance(self.field.widget, forms.CheckboxInput)

    @property
    def advice(self) -> str:
        """What is too much of a text that is taken even so: a field says it with `advice(value)`."""
        judge = getattr(self.field, "advice", None)
        return str(judge(self.value() or "")) if judge and not self.errors else ""

    @property
    def aria_describedby(self) -> str | None:
        """Django's, and the advice."""
        named = [super().aria_describedby or "", f"{self.auto_id}_advice" if self.advice else ""]
        return " ".join(filter(None, named)) or None

    @property
    def group_describedby(self) -> str:
        """The ids that describe a group of choices: Django leaves the hint out of groups it doesn't draw itself."""
        parts = [f"{self.auto_id}_helptext"] if self.help_text else []
        if self.errors:
            parts.append(f"{self.auto_id}_error")
        return " ".join(parts)

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """Add the class of a text box, and `aria-required` instead of the browser's own bubble."""
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if type(widget) is forms.HiddenInput:
            attrs["id"] = False  # nothing points to it, and two forms of a page may hold the same
        if isinstance(widget, _BOXED) and not isinstance(widget, _UNBOXED):
            own = str(attrs.get("class") or widget.attrs.get("class") or "")
            attrs["class"] = f"input {own}".strip() if "input" not in own.split() else own
        if isinstance(widget, forms.Textarea) and str(widget.attrs.get("rows")) == "10":
            attrs.setdefault("rows", "5")  # Django's own default fills a phone
        if self.field.required and not widget.is_hidden and not widget.use_fieldset:
            attrs.setdefault("aria-required", "true")
        return attrs


class Renderer(BaseRenderer):
    """The project's `FORM_RENDERER`."""

    form_template_name = "ui/forms/form.html"
    formset_template_name = "ui/forms/formset.html"
    field_template_name = "field"  # no file: `grouping` draws it
    bound_field_class = BoundField

    @cached_property
    def engine(self) -> DjangoTemplates:
        """Templates of apps win over Django's, so that `django/forms/widgets/radio.html` can be ours."""
        own = Path(django.forms.__file__).parent / "templates"
        plain = [
            "django.template.loaders.app_directories.Loader",
            ("django.template.loaders.filesystem.Loader", [str(own)]),
        ]
        return DjangoTemplates(
            {
                "NAME": "ui-forms",
                "DIRS": [],
                "APP_DIRS": False,
                "OPTIONS": {
                    "loaders": [("django.template.loaders.cached.Loader", plain)],
                    "builtins": [
                        "django.templatetags.i18n",
                        "premierpas.ui.templatetags.ui",
                        "premierpas.ui.templatetags.settled",
                    ],
                },
            }
        )

    def render(self, template_name: str, context: dict[str, Any], request: Any = None) -> str:
        """Fields and the plainest widgets are drawn at once, everything else from its template."""
        if template_name == self.field_template_name:
            return field_group(context["field"])
        draw = DRAWN.get(template_name) or CHOICES.get(template_name)
        return draw(context["widget"]) if draw else super().render(template_name, context, request)

    def get_template(self, template_name: str) -> Any:
        """The template of that name, from an installed app or from Django."""
        return self.engine.get_template(template_name)
