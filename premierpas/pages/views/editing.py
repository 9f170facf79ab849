"""Coordinators write, look at, publish and bring back the words of public pages."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number

from ..actions import begin_news, bring_back, publish_page, save_page, ship_again, withdraw_news
from ..enums import NEWS, Place
from ..forms import EditForm, NewsForm
from ..models import Edition, News
from ..queries import draft_of, exists, last_states, preview_of, published

PER_PAGE = 20


def label_of(name: str, edition: Edition | None) -> str:
    """What a page is called in the list."""
    return str(Place(name).label) if name in Place.values else edition.title if edition else name


@screen(permission="pages.edit")
def site(request: SiteRequest) -> HttpResponse:
    """All edited pages and pieces of news: what is shown, what is being written."""
    form = NewsForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            news = begin_news(form.cleaned_data["title"], by=request.actor)
            return redirect("pages:edit", name=NEWS + news.slug)
        except DomainError as error:
            form.refuse(error)
    states = last_states()
    listed = Paginator(News.objects.order_by("-made_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "pages": [(name, Place(name).label, *states[name]) for name in Place.values],
        "listed": listed,
        "news": [(row, NEWS + row.slug, *states.get(NEWS + row.slug, (None, None))) for row in listed],
        "form": form,
    }
    return page(request, "pages/site.html", words)


def load_page(request: HttpRequest, name: str) -> str:
    """The name of a page that can be edited. Raises Http404."""
    if not exists(name):
        raise Http404
    return name


@screen(permission="pages.edit", load=load_page)
def edit(request: SiteRequest, page_name: str, name: str) -> HttpResponse:
    """The draft; where there is none, it begins with what is shown."""
    draft, before = draft_of(name), published(name).first()
    origin = draft or before
    first = {
        "seen": draft.saves if draft else 0,
        "title": origin.title if origin else label_of(name, None),
        "summary": origin.summary if origin else "",
        "body": origin.body if origin else "",
    }
    form = EditForm(request.POST if request.method == "POST" else None, initial=first)
    theirs = None
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            save_page(name, by=request.actor, **given)
            messages.success(request, _("C’est enregistré. Personne ne le lit encore."))
            return redirect("pages:preview", name=name)
        except DomainError as error:
            theirs = draft_of(name)
            form = EditForm({**request.POST.dict(), "seen": str(theirs.saves if theirs else 0)})
            form.is_valid()
            form.refuse(error)
    words = {"name": name, "label": label_of(name, origin), "form": form, "theirs": theirs, "draft": draft}
    return page(request, "pages/edit.html", words)


@screen(permission="pages.edit", load=load_page)
def preview(request: SiteRequest, page_name: str, name: str) -> HttpResponse:
    """How the draft will look, and the button that publishes it."""
    draft = draft_of(name)
    if request.method == "POST":
        try:
            publish_page(name, by=request.actor)
            messages.success(request, _("C’est publié : tout le monde le lit."))
        except DomainError as error:
            messages.error(request, str(error.message))
        return redirect("pages:history", name=name)
    if draft is None:
        return redirect("pages:edit", name=name)
    words = {"name": name, "label": label_of(name, draft), "draft": draft, "words": preview_of(draft)}
    return page(request, "pages/preview.html", words)


@screen(permission="pages.edit", load=load_page)
def history(request: SiteRequest, page_name: str, name: str) -> HttpResponse:
    """What was shown, from when, by whom; each can be shown again."""
    if request.method == "POST":
        try:
            _turn(request, name)
        except DomainError as error:
            messages.error(request, str(error.message))
        return redirect("pages:history", name=name)
    listed = Paginator(published(name), PER_PAGE).get_page(request.GET.get("page"))
    news = News.objects.filter(slug=name.removeprefix(NEWS)).first() if name.startswith(NEWS) else None
    first = listed[0] if len(listed) else None
    words = {
        "name": name, "label": label_of(name, first), "listed": listed, "news": news, "draft": draft_of(name),
        "may_ship": news is None and first is not None and bool(first.body) and listed.number == 1,
    }  # fmt: skip
    return page(request, "pages/history.html", words)


def _turn(request: SiteRequest, name: str) -> None:
    if request.POST.get("act") == "ship":
        ship_again(name, by=request.actor)
        messages.success(request, _("La page montre de nouveau le texte livré avec le site."))
    elif request.POST.get("act") == "withdraw":
        news = News.objects.filter(slug=name.removeprefix(NEWS)).first() if name.startswith(NEWS) else None
        if news is not None:
            withdraw_news(news, by=request.actor)
            messages.success(request, _("L’actualité n’est plus visible."))
    else:
        bring_back(name, by=request.actor, edition=whole_number(request.POST.get("edition", "")) or 0)
        messages.success(request, _("Cette version est de nouveau celle que tout le monde lit."))
