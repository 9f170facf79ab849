"""Paths of discovery: shipped, made by a team or a company, walked with a sheet."""

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.careers.actions import (
    begin_company_path,
    begin_path,
    change_path,
    drop_stage,
    publish_path,
    save_sheet,
    save_stage,
    send_path,
)
from premierpas.careers.errors import NotReady
from premierpas.careers.evidence import paths_done
from premierpas.careers.models import DiscoveryPath, PathSheet
from premierpas.careers.paths import WrongPath, path_named, read_path, shipped
from premierpas.careers.readiness import long_sentences
from premierpas.careers.stages import MOST, Stage
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.occupations.sheets import sheets
from tests.clients import compact, signed_in
from tests.factories import (
    a_colleague_of,
    a_company,
    a_coordinator,
    a_coordinator_of,
    a_pupil,
    a_territory,
    acting,
    an_event,
)

from .situations import a_public_page

pytestmark = pytest.mark.django_db
LIST = reverse("careers:paths")
GOOD = (
    """
title = "Un parcours"
intro = "Court."
sector = "wood"
"""
    + 3
    * """
[[stage]]
sheet = "menuiserie"
where = "Atelier"
minutes = 20
watch = "Les mains."
ask = "Depuis quand ?"
fill = "J’ai vu"
"""
)


def html(client: Client, url: str, **query: str) -> str:
    return compact(client.get(url, query).content.decode())


def a_stage(n: int, **said: object) -> Stage:
    return Stage(**({
        "key": f"{n:08x}", "trade": f"Métier {n}", "where": "Atelier", "minutes": 20, "watch": "Les mains.",
        "ask": "Depuis quand ?", "fill": "J’ai vu",
    } | said))  # type: ignore[arg-type]  # fmt: skip


def test_ten_paths_are_shipped_over_many_sectors_in_plain_words():
    paths = shipped().values()
    assert len(paths) >= 10 and len({path.sector for path in paths}) >= 8
    words = [
        text for path in paths for text in (path.intro, *(s.watch for s in path.stages), *(s.ask for s in path.stages))
    ]
    assert [text for text in words if long_sentences(text)] == []
    assert all(stage.sheet in sheets() for path in paths for stage in path.stages)
    assert all(30 <= path.minutes <= 180 for path in paths)


def test_a_line_to_fill_says_where_it_is_only_read_that_it_goes_on():
    begun = [a_stage(1, fill=fill).begun for fill in ("J’ai vu", "Un bruit :", "Qui décide ?", "Et puis…")]
    assert begun == ["J’ai vu…", "Un bruit : …", "Qui décide ?", "Et puis…"]


@pytest.mark.parametrize(
    "wrong",
    [
        GOOD.replace('"wood"', '"bois"'), GOOD.replace("menuiserie", "licorne"), GOOD.replace("= 20", "= 500"),
        GOOD.replace("quand ?", "quand"), GOOD.replace('fill = "J’ai vu"', ""), GOOD + 'more = "x"',
    ],
)  # fmt: skip
def test_a_path_that_cannot_be_walked_is_refused_at_load(wrong: str):
    assert len(read_path("ok", GOOD).stages) == 3
    with pytest.raises(WrongPath):
        read_path("wrong", wrong)


def test_every_path_opens_and_is_filtered_by_sector(client: Client):
    answers = {slug: client.get(reverse("careers:path", args=[slug])).status_code for slug in shipped()}
    assert set(answers.values()) == {200}
    assert client.get(reverse("careers:path", args=["licorne"])).status_code == 404
    law = html(client, LIST, secteur="law")
    assert "Au tribunal" in law and "robinet" not in law
    assert {client.get(LIST, {"secteur": "🎉", "page": "9" * 30}).status_code} == {200}


def test_a_pupils_sheet_is_kept_half_filled_finished_and_private():
    pupil, other = a_pupil(), a_pupil()
    address = reverse("careers:sheet", args=["l-eau-du-robinet"])
    mine = signed_in(pupil.user)
    stages = shipped()["l-eau-du-robinet"].stages
    mine.post(address, {f"stage_{stages[0].key}": "elle est claire"})
    sheet = PathSheet.objects.get()
    assert sheet.done_at is None and "elle est claire" in html(mine, address)
    assert "elle est claire" not in html(signed_in(other.user), address)
    assert paths_done([sheet.enrolment_id]) == {sheet.enrolment_id: []}
    mine.post(address, {f"stage_{stage.key}": f"note {stage.key}" for stage in stages})
    (walked,) = paths_done([sheet.enrolment_id])[sheet.enrolment_id]
    assert walked.path == "l-eau-du-robinet" and "fait" in html(mine, LIST)
    with pytest.raises(NotAllowed):
        save_sheet(sheet.enrolment, shipped()["l-eau-du-robinet"], answers={}, by=acting(other))


def test_a_sheet_is_printed_blank_thirty_times_and_filled_once():
    pupil = a_pupil()
    path = shipped()["l-eau-du-robinet"]
    paper = reverse("careers:on_paper", args=[path.slug])
    assert html(Client(), paper, n="30").count('class="paper"') == 30
    assert html(Client(), paper, n="9999").count('class="paper"') == 40
    save_sheet(pupil.enrolments.get(), path, answers={path.stages[0].key: "claire"}, by=acting(pupil))
    mine = signed_in(pupil.user)
    assert "claire" in html(mine, paper) and "claire" not in html(mine, paper, vierge="1")


def test_a_company_makes_a_path_of_its_map_and_the_association_reads_it():
    page = a_public_page()
    company, by = page.company, a_colleague_of(page.company)
    path = begin_company_path(company, by=by)
    assert begin_company_path(company, by=by) == path and len(path.stages) == 3
    assert path_named(path.slug) is None
    path = send_path(path, by=by)
    with pytest.raises(NotAllowed):
        publish_path(path, by=by)
    publish_path(path, by=acting(a_coordinator_of(company)))
    known = path_named(path.slug)
    assert known is not None and known.company == company.name
    assert company.name in html(Client(), LIST)
    event = an_event(company.territory, company=company)
    path_url, day = reverse("careers:path", args=[path.slug]), reverse("events:event", args=[event.slug])
    assert path_url in html(Client(), day), "a day at the company leads through its trades"
    change_path(path, title="Autre", intro="", sector="wood", by=by)
    assert path_named(path.slug) is None, "what was changed is read again"


def test_a_company_without_three_trades_is_told_what_to_do_first():
    company = a_company()
    with pytest.raises(NotReady, match="trois métiers"):
        begin_company_path(company, by=a_colleague_of(company))


def test_a_team_writes_a_path_stage_by_stage():
    territory = a_territory()
    by = a_coordinator(territory)
    path = begin_path(title="Autour du bois", intro="", sector="wood", by=by)
    with pytest.raises(NotReady):
        publish_path(path, by=by)
    for n in range(MOST):
        path = save_stage(path, a_stage(n), by=by)
    path = save_stage(path, a_stage(1, where="Ailleurs"), by=by)
    assert len(path.stages) == MOST and path.stages[1]["where"] == "Ailleurs"
    with pytest.raises(DomainError, match="étapes"):
        save_stage(path, a_stage(99), by=by)
    path = drop_stage(path, a_stage(0).key, by=by)
    publish_path(path, by=by)
    assert "Autour du bois" in html(Client(), LIST)
    another = begin_path(title="Autour du bois", intro="", sector="wood", by=by)
    assert another.slug != path.slug
    with pytest.raises(NotAllowed):
        change_path(
            DiscoveryPath.objects.get(pk=path.pk), title="x", intro="", sector="wood", by=a_coordinator(a_territory())
        )
