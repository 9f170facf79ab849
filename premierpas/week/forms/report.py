"""A section of the report, the speaking plan, and the plan that a class's teachers set."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.core.text import one_line
from premierpas.organisations.models import Classroom
from premierpas.ui.forms import CheckboxCards, Form
from premierpas.workshop.forms.written import Written, text_field

from ..models import ClassPlan
from ..plan import MOST_CRITERIA, OWN_SECTIONS, Section, criteria_of, sections_of, usual_sections

MOST = 12000  # signs of one section: four pages
TITLE_MOST, HINT_MOST, CRITERION_MOST, WORDS_MOST = 80, 200, 120, 3000


class SectionForm(Written):
    """One section."""

    words = text_field(_("Ton texte"), "", 14, MOST)

    @classmethod
    def of_section(cls, section: Section) -> type["SectionForm"]:
        """The form under the section's own title and hint."""
        field = text_field(section.title, section.hint, 14, MOST)
        if section.words:
            field.widget.attrs |= {"data-words": section.words, "data-words-word": gettext("mots")}
        return type("OneSectionForm", (cls,), {"words": field})


class SpeakingForm(Written):
    """Five moments, in key words."""

    hello = text_field(_("Je me présente"), _("Ton prénom, ta classe, où tu es allé. Une demi-minute."), 2, 400)
    place = text_field(_("L’endroit"), _("Ce qu’on y fait, pour qui. Trois mots-clés suffisent. Une minute."), 3, 600)
    moment = text_field(_("Un moment"), _("Un seul, raconté comme une scène. Une minute et demie."), 4, 800)
    learnt = text_field(_("Ce que j’ai appris"), _("Deux choses, chacune avec un exemple. Une minute."), 3, 600)
    next = text_field(_("Et après"), _("Ce que ce stage change pour toi. Une minute."), 3, 600)


class PlanForm(Form):
    """The report's sections and the evaluation's criteria; one's other classes may get the same."""

    criteria = forms.CharField(
        label=_("Ce que le tuteur évalue"),
        help_text=_("Un critère par ligne, huit au plus. Le tuteur coche : oui, plutôt oui, plutôt non, non."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    classes = forms.MultipleChoiceField(label=_("Mettre aussi pour"), required=False, widget=CheckboxCards)

    def __init__(self, *args: Any, plan: ClassPlan | None, others: list[Classroom], **kwargs: Any) -> None:
        """The present plan first; then what it leaves out, and three empty rows for the teacher's own."""
        super().__init__(*args, **kwargs)
        self.initial.setdefault("criteria", "\n".join(criteria_of(plan)))
        chosen = sections_of(plan)
        keys = {each.key for each in chosen}
        spare = [each for each in usual_sections() if each.key not in keys]
        spare += [Section(key, "") for key in OWN_SECTIONS if key not in keys]
        self.rows_of = [*chosen, *spare]
        for at, each in enumerate(self.rows_of, start=1):
            self._add_row(each, at if each.key in keys else None)
        self.others = {str(each.pk): each for each in others}
        if others:
            self.fields["classes"].choices = [(key, each.name) for key, each in self.others.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["classes"]

    def _add_row(self, section: Section, rank: int | None) -> None:
        add = {
            "rank": forms.IntegerField(label=gettext("Place"), required=False, min_value=1, max_value=20, initial=rank),
            "title": forms.CharField(label=gettext("Titre"), required=False, max_length=TITLE_MOST,
                                     initial=section.title),
            "hint": forms.CharField(label=gettext("Consigne pour l’élève"), required=False, max_length=HINT_MOST,
                                    initial=section.hint),
            "words": forms.IntegerField(label=gettext("Nombre de mots attendu"), required=False, min_value=0,
                                        max_value=WORDS_MOST, initial=section.words or None),
        }  # fmt: skip
        for part, field in add.items():
            field.asked = True  # type: ignore[attr-defined]  # which rows count is said once, above all of them
            self.add_field(f"{section.key}-{part}", field)

    @property
    def rows(self) -> list[tuple[str, list[Any]]]:
        """Each section's name and its fields, drawn as one group."""
        parts = ("rank", "title", "hint", "words")
        return [
            (each.title or gettext("Une partie à vous"), [self[f"{each.key}-{part}"] for part in parts])
            for each in self.rows_of
        ]

    def clean_criteria(self) -> list[str]:
        """Lines, each once."""
        lines = list(
            dict.fromkeys(one_line(line) for line in self.cleaned_data["criteria"].splitlines() if line.strip())
        )
        if len(lines) > MOST_CRITERIA:
            raise forms.ValidationError(gettext("Huit critères au plus, il y en a %(n)d.") % {"n": len(lines)})
        if any(len(line) > CRITERION_MOST for line in lines):
            raise forms.ValidationError(gettext("Un critère tient en %(n)d signes.") % {"n": CRITERION_MOST})
        return lines

    def clean_classes(self) -> list[Classroom]:
        """The other classes."""
        return [self.others[key] for key in self.cleaned_data["classes"]]

    def clean(self) -> dict[str, Any]:
        """Every ranked section has a title, and there is at least one."""
        data: dict[str, Any] = super().clean() or {}
        for each in self.rows_of:
            if data.get(f"{each.key}-rank") and not data.get(f"{each.key}-title"):
                self.add_error(f"{each.key}-title", gettext("Donnez un titre à cette partie, ou videz sa place."))
        if not any(data.get(f"{each.key}-rank") for each in self.rows_of) and not self.errors:
            self.add_error(None, gettext("Le rapport a besoin d’au moins une partie."))
        return data

    @property
    def sections(self) -> list[Section]:
        """What a valid form sets, in its order."""
        data = self.cleaned_data
        ranked = sorted((data[f"{each.key}-rank"], at, each.key) for at, each in enumerate(self.rows_of)
                        if data.get(f"{each.key}-rank"))  # fmt: skip
        return [
            Section(key, one_line(data[f"{key}-title"]), one_line(data[f"{key}-hint"]), data[f"{key}-words"] or 0)
            for _rank, _at, key in ranked
        ]
