"""Forms of the design system: `Form`, `ModelForm`, widgets, and the renderer behind `{{ form }}`."""

from .base import Form, ModelForm, UiForm
from .fields import DateField, EmailField, NameField, ReachField, said_reach, say_doubts
from .pictures import LogoField, PhotoField, ScanField
from .renderer import BoundField, Renderer
from .together import Together
from .widgets import (
    CheckboxCards,
    CheckboxChips,
    ChoiceCards,
    ChoiceChips,
    CodeInput,
    DateInput,
    FiguresInput,
    NumberInput,
    PhoneInput,
    TimeInput,
    Upload,
    WeekCards,
    WrittenSelect,
)

__all__ = [
    "BoundField", "CheckboxCards", "CheckboxChips", "ChoiceCards", "ChoiceChips", "CodeInput", "DateField", "DateInput",
    "EmailField", "FiguresInput", "Form", "LogoField", "ModelForm", "NameField", "NumberInput", "PhoneInput",
    "PhotoField", "ReachField", "Renderer", "ScanField", "TimeInput", "Together", "UiForm", "Upload", "WeekCards",
    "WrittenSelect", "said_reach", "say_doubts",
]  # fmt: skip
