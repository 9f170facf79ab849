"""The steps of a career map, and the life of a company's page."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Tread(models.TextChoices):
    """Where a trade stands between the entrance and the head, by what one studies before."""

    START = "start", _("Sans diplôme ou CAP")
    BAC2 = "bac2", _("Bac à bac + 2")
    BAC5 = "bac5", _("Bac + 3 à bac + 5")
    HEAD = "head", _("Tous les chemins")


# What pupils read above each step of the stairs.
TITLES = {
    Tread.START: _("Pour commencer"),
    Tread.BAC2: _("Connaître son métier à fond"),
    Tread.BAC5: _("Inventer, organiser"),
    Tread.HEAD: _("Diriger"),
}


class PageState(models.TextChoices):
    """The life of what a company writes. What was published stays visible through all of them."""

    DRAFT = "draft", _("brouillon")
    IN_REVIEW = "in_review", _("en relecture")
    CHANGES_REQUESTED = "changes_requested", _("à compléter")
    PUBLISHED = "published", _("en ligne")


PAGE_FIRST = (PageState.DRAFT,)
PAGE_MOVES = {
    PageState.DRAFT: (PageState.IN_REVIEW, PageState.PUBLISHED, PageState.CHANGES_REQUESTED),
    PageState.IN_REVIEW: (PageState.DRAFT, PageState.PUBLISHED, PageState.CHANGES_REQUESTED),
    PageState.CHANGES_REQUESTED: (PageState.DRAFT, PageState.IN_REVIEW),
    PageState.PUBLISHED: (PageState.DRAFT, PageState.CHANGES_REQUESTED),
}


class PathState(models.TextChoices):
    """The life of a path of discovery that somebody makes."""

    DRAFT = "draft", _("brouillon")
    SENT = "sent", _("en relecture")
    PUBLISHED = "published", _("en ligne")


PATH_FIRST = (PathState.DRAFT,)
PATH_MOVES = {
    PathState.DRAFT: (PathState.SENT, PathState.PUBLISHED),
    PathState.SENT: (PathState.DRAFT, PathState.PUBLISHED),
    PathState.PUBLISHED: (PathState.DRAFT,),
}
