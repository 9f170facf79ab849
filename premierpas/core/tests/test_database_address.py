"""DATABASE_URL in every shape that hosts hand out."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from premierpas.core.embedded import database_settings

HERE = Path("/nowhere")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("postgres://ann:secret@db.example:5433/stages", ("stages", "ann", "secret", "db.example", "5433")),
        ("postgresql://ann:p%40ss%2Fw%3Ard@db/stages", ("stages", "ann", "p@ss/w:rd", "db", "")),
        ("postgresql:///stages?host=/run/postgresql", ("stages", "", "", "/run/postgresql", "")),
        ("postgresql://ann@%2Frun%2FPostgres/stages", ("stages", "ann", "", "/run/Postgres", "")),
        ("postgresql://[2001:db8::1]:5432/%C3%A9cole", ("école", "", "", "2001:db8::1", "5432")),
        ("postgresql://a:5432,b:5433/stages", ("stages", "", "", "a,b", "5432,5433")),
    ],
)
def test_each_part_of_the_address_is_found(url, expected):
    found = database_settings(url, HERE)
    assert tuple(found[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")) == expected


def test_query_options_are_passed_to_the_driver():
    url = "postgresql://db/stages?sslmode=verify-full&sslrootcert=%2Fetc%2Fca.pem"
    given = {"sslmode": "verify-full", "sslrootcert": "/etc/ca.pem"}
    assert database_settings(url, HERE)["OPTIONS"] == {**given, "prepare_threshold": 0}


def test_behind_a_pooler_that_keeps_no_statements_none_is_prepared():
    assert database_settings("postgresql://db/stages?prepared=no", HERE)["OPTIONS"] == {"prepare_threshold": None}


@pytest.mark.parametrize("url", ["mysql://db/x", "db/x", "postgresql://db", "postgresql://u:se:cret@db:x/y"])
def test_a_wrong_address_is_refused_without_repeating_the_password(url):
    with pytest.raises(ImproperlyConfigured) as refused:
        database_settings(url, HERE)
    assert "cret" not in str(refused.value)


def test_without_an_address_the_embedded_server_is_meant_and_nothing_is_started(tmp_path):
    found = database_settings(None, tmp_path / "data")
    assert found["HOST"].startswith("/") and found["NAME"] == "premierpas"
    assert not (tmp_path / "data").exists()
