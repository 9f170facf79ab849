"""Django's settings for the database: from `DATABASE_URL`, or for the embedded server."""

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

from django.core.exceptions import ImproperlyConfigured

from ..text import is_digits
from .location import PORT, locate

NAME = "premierpas"  # of the database, and of the role that owns it
# A new connection has to learn tables and plans anew; a network between may forget one that is quiet for longer.
_REUSE_SECONDS = 300


def database_settings(url: str | None, data_dir: Path) -> dict[str, Any]:
    """What Django needs to connect: to `url` when there is one, else to the embedded server of `data_dir`.

    Starts and writes nothing. Raises ImproperlyConfigured, without repeating the password, when the address is wrong.
    """
    if url:
        where = _parse(url)
    else:
        where = {"NAME": NAME, "USER": NAME, "HOST": str(locate(data_dir).socket_folder), "PORT": str(PORT)}
    return {
        "ENGINE": "premierpas.core.database",
        # Kept between requests of one thread: opening one costs more than most pages' queries.
        "CONN_MAX_AGE": _REUSE_SECONDS,
        "CONN_HEALTH_CHECKS": True,
        **where,
        # What is asked often is planned once a connection (`core/compiled`).
        "OPTIONS": {"prepare_threshold": 0, **where.get("OPTIONS", {})},
    }


def _parse(url: str) -> dict[str, Any]:
    """Split a libpq address by hand: `urlsplit` lower-cases hosts, and knows no socket folder nor several hosts."""
    scheme, separator, rest = url.strip().partition("://")
    if not separator or scheme not in ("postgres", "postgresql"):
        raise ImproperlyConfigured("DATABASE_URL must look like postgresql://user:password@host:5432/database")
    rest, _, query = rest.partition("?")
    authority, _, name = rest.partition("/")
    account, _, hosts = authority.rpartition("@")
    user, _, password = account.partition(":")
    options: dict[str, Any] = dict(parse_qsl(query, keep_blank_values=True))
    if options.pop("prepared", "") == "no":
        options["prepare_threshold"] = None
    host, port = _hosts(hosts)
    found = {
        "NAME": options.pop("dbname", unquote(name)),
        "USER": options.pop("user", unquote(user)),
        "PASSWORD": options.pop("password", unquote(password)),
        "HOST": options.pop("host", host),
        "PORT": options.pop("port", port),
        "OPTIONS": options,
    }
    if not found["NAME"]:
        raise ImproperlyConfigured("DATABASE_URL must name a database: postgresql://user:password@host:5432/database")
    return found


def _hosts(hosts: str) -> tuple[str, str]:
    """Hosts and ports in libpq's way: `a:5432,b:5433` gives `a,b` and `5432,5433`."""
    names, ports = [], []
    for host in hosts.split(","):
        if host.startswith("["):
            name, bracket, rest = host[1:].partition("]")
            port = rest.removeprefix(":")
            if not bracket:
                raise ImproperlyConfigured("DATABASE_URL: an IPv6 address needs a closing bracket.")
        else:
            name, _, port = host.partition(":")
        if port and not is_digits(port):
            raise ImproperlyConfigured("DATABASE_URL: the port must be a number. Percent-encode special characters.")
        names.append(unquote(name))
        ports.append(port)
    return ",".join(names), ",".join(ports) if any(ports) else ""
