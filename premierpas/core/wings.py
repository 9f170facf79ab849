"""An address is looked for only in those apps that have one with the same first word.

    urlpatterns = [wing("premierpas.events"), ...]      # instead of path("", include("premierpas.events.urls"))

Django tries every pattern of every app in turn, hundreds for each request.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django.urls import URLPattern, URLResolver, include
from django.urls.resolvers import RoutePattern


class Wing(URLResolver):
    """All addresses of one app, as `include` has them, behind their first words."""

    @cached_property
    def first_words(self) -> frozenset[str] | None:
        """Those with which an address of this app may begin; None where it may be any."""
        words = set(_first_words(self.url_patterns))
        return None if any("<" in word for word in words) else frozenset(words)

    def resolve(self, path: str) -> Any:
        """As every resolver, but None where no address of this app begins so: nothing is to be caught then."""
        words = self.first_words
        if words is not None and path.partition("/")[0] not in words:
            return None
        return super().resolve(path)


def wing(app: str) -> Wing:
    """The addresses of an app, from its `urls`."""
    module, app_name, namespace = include(f"{app}.urls")
    return Wing(RoutePattern("", is_endpoint=False), module, None, app_name=app_name, namespace=namespace)


def _first_words(patterns: Iterable[URLPattern | URLResolver]) -> Iterator[str]:
    """A word with `<` in it stands for any."""
    for each in patterns:
        route = str(each.pattern) if isinstance(each.pattern, RoutePattern) else "<"
        if isinstance(each, URLResolver) and not route:
            yield from _first_words(each.url_patterns)
        else:
            yield route.partition("/")[0]
