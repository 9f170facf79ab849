"""The database is away, or a disk is full: that passes, so what was typed is kept on a page that needs neither."""

import errno
from dataclasses import dataclass

import psycopg
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string

from premierpas.core.requests import SiteRequest

TRY_AGAIN_SECONDS = 30
_AWAY = (OperationalError, InterfaceError, psycopg.OperationalError, psycopg.InterfaceError)
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
_READ_ONLY = "25006"  # the database is being moved to another machine
_UNREADABLE = (UnreadablePostError, RequestDataTooBig, TooManyFieldsSent, MultiPartParserError, OSError)


@dataclass(frozen=True)
class Typed:
    """One value of the form that couldn't be taken in, as it was sent."""

    name: str
    value: str

    @property
    def is_text(self) -> bool:
        """Whether people would read it again: words, not keys and choices."""
        return " " in self.value.strip()


def is_passing(problem: BaseException | None) -> bool:
    """Whether this error, or what caused it, comes from a database or a disk that will be back."""
    seen: set[int] = set()
    while problem is not None and id(problem) not in seen:
        seen.add(id(problem))
        if isinstance(problem, _AWAY) or getattr(problem, "sqlstate", None) == _READ_ONLY:
            return True
        if isinstance(problem, OSError) and problem.errno in _FULL:
            return True
        problem = problem.__cause__ or problem.__context__
    return False


def unavailable(request: SiteRequest) -> HttpResponse:
    """Say so, and hold what was typed in a form that sends it again to the same address."""
    words = {
        "typed": _typed(request),
        "files": _files(request),
        "path": request.get_full_path(),
        "again": request.method == "POST",
        "reference": getattr(request, "reference", ""),
    }
    response = HttpResponse(render_to_string("503.html", words), status=503)
    response["Retry-After"] = str(TRY_AGAIN_SECONDS)
    response["Cache-Control"] = "no-store, private"
    return response


def _typed(request: SiteRequest) -> list[Typed]:
    """As posted, the token against forged requests too: a page that was forged elsewhere still has none."""
    try:
        sent = request.POST.lists() if request.method == "POST" else []
        return [Typed(name, value) for name, values in sent for value in values]
    except _UNREADABLE:
        return []


def _files(request: SiteRequest) -> list[str]:
    """A page can't hold files: their names, to be chosen again."""
    try:
        return [str(file.name) for _field, files in request.FILES.lists() for file in files if file.name]
    except _UNREADABLE:
        return []
