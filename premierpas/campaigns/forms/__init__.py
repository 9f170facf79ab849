"""Forms of letters, announcements, the shelf and subscriptions."""

from .announcing import AnnouncementForm
from .campaigns import CampaignForm, NewCampaignForm, TemplateForm
from .shelf import DecisionForm, PaperForm, VersionForm
from .subscribing import SubscribeForm

__all__ = [
    "AnnouncementForm", "CampaignForm", "DecisionForm", "NewCampaignForm", "PaperForm", "SubscribeForm",
    "TemplateForm", "VersionForm",
]  # fmt: skip
