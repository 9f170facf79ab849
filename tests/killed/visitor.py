"""A person with a browser that reloads when the server doesn't answer: real HTTP, cookies, the forms' hidden fields."""

import http.client
import re
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from http.cookiejar import CookieJar

from tests.waiting import LIMIT, wait_for

_HIDDEN = re.compile(r'<input[^>]*type="hidden"[^>]*>')


class Visitor:
    """One person's cookies."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))

    def get(self, path: str) -> str:
        """The page, whatever it says."""
        return self._ask(path, None)

    def send(self, path: str, *, of: str = "", **values: str) -> str:
        """Open the page `of` (by default `path`), fill its form in, send it to `path`."""
        fields = hidden_fields(self.get(of or path))
        return self._ask(path, {**fields, **values})

    def send_until_answered(self, path: str, *, of: str = "", **values: str) -> str:
        """As people do: when no answer comes, open the page anew and send again."""

        def answer() -> str:
            try:
                return self.send(path, of=of, **values)
            except (OSError, http.client.HTTPException):
                return ""

        return wait_for(answer)

    def _ask(self, path: str, form: Mapping[str, str] | None) -> str:
        data = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(self._base + path, data, {"Referer": self._base + path})
        try:
            with self._opener.open(request, timeout=LIMIT) as answer:
                return answer.read().decode()
        except urllib.error.HTTPError as refused:
            with refused:
                assert refused.code < 500, f"{path}: {refused.code}"
                return refused.read().decode()


def hidden_fields(html: str) -> dict[str, str]:
    """The hidden fields of a page: the protection against forged requests, versions, keys."""
    found = {}
    for field in _HIDDEN.findall(html):
        name, value = (re.search(rf'{part}="([^"]*)"', field) for part in ("name", "value"))
        if name:
            found[name[1]] = value[1] if value else ""
    return found
