"""A page is one that others have read where it says the same in the same places, and only there."""

from pathlib import Path

from tests.saying import Sayings, said_in

PAGE = '<header>{0}</header><main class="page"><h1>{1}</h1><p class="lead" title="{2}">{3}<br>{4}</p></main>'


def page(
    head: str = "Menu", title: str = "Stages", aloud: str = "Aide", first: str = "Un", second: str = "Deux"
) -> str:
    return PAGE.format(head, title, aloud, first, second)


def test_what_is_said_stands_with_its_place():
    assert said_in('<p class="a">Un <b>deux</b> trois<img alt="Photo"></p><p>Un</p>') == {
        (">p.a", "Un"), (">p.a>b.", "deux"), (">p.a", "trois"), (">p.a>img.@alt", "Photo"), (">p.", "Un"),
    }  # fmt: skip


def test_a_page_is_new_by_any_word_and_by_its_place(tmp_path: Path):
    sayings = Sayings(tmp_path / "around")
    assert sayings.has_new("a", page()) and not sayings.has_new("a", page())
    for part in ("head", "title", "aloud", "first", "second"):
        assert sayings.has_new("a", page(**{part: f"Autre {part}"})), part
    assert sayings.has_new("a", page().replace("h1", "h2")) and sayings.has_new("a", page().replace("lead", "soft"))
    assert sayings.has_new("a", page().replace("<main", '<main lang="fr"'))


def test_within_a_page_only_its_own_route_counts_and_around_it_every_one(tmp_path: Path):
    first, second = Sayings(tmp_path / "around"), Sayings(tmp_path / "around")  # two processes of a run
    assert first.has_new("a", page()) and first.has_new("b", page())
    assert first.has_new("a", page(head="Autre")) and not first.has_new("b", page(head="Autre"))
    assert second.has_new("a", page()) and not second.has_new("a", page(head="Autre"))
