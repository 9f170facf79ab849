"""Lists of ROME and ONISEP: imported, imported again, a later version, and files that aren't right."""

import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse

from premierpas.occupations.leads import leads_for
from premierpas.occupations.licences import LICENCES
from premierpas.occupations.models import OnisepOccupation, RomeOccupation, RomeTitle
from premierpas.occupations.sheets import rome_codes

pytestmark = pytest.mark.django_db
CODES = '"code_rome","code_ogr","libelle_rome"\n'
TITLES = '"code_ogr","libelle_appellation_long","code_rome"\n'
PLUMBER = '"F1603","1","Plombier / Plombière chauffagiste"\n'
BAKER = '"D1102","2","Boulanger / Boulangère"\n'
HEATING = '"10","Chauffagiste","F1603"\n'
PIPES = '"11","Tuyauteur sanitaire / Tuyauteuse sanitaire","F1603"\n'
BREAD = '"12","Boulanger / Boulangère","D1102"\n'
ONISEP = "\ufefflibellé métier;lien site onisep.fr;code ROME;domaine/sous-domaine;nom publication;année\n"
MET = "http://www.onisep.fr/http/redirection/metier/slug/MET."
ACTUARY = f"actuaire;{MET}861;C1105;banque/assurances;Les métiers des maths;2015\n"
AGAIN = f"actuaire;{MET}861;C1105;banque/assurances;Les métiers de la banque;\n"
BUYER = f"acheteur / acheteuse;{MET}571;;commerce/achat;;\n"


@pytest.fixture
def rome(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(codes: str, titles: str) -> Path:
        (tmp_path / "unix_referentiel_code_rome_v460_utf8.csv").write_text(codes, "utf-8")
        (tmp_path / "unix_referentiel_appellation_v460_utf8.csv").write_text(titles, "utf-8")
        return tmp_path

    return write


def run(command: str, path: Path, status: int = 0) -> dict[str, Any]:
    out = StringIO()
    if status:
        with pytest.raises(SystemExit) as ended:
            call_command(command, str(path), "--json", stdout=out)
        assert ended.value.code == status
    else:
        call_command(command, str(path), "--json", stdout=out)
    return dict(json.loads(out.getvalue()))


def counts(told: dict[str, Any]) -> tuple[int, int, int, int]:
    return told["created"], told["updated"], told["unchanged"], told["removed"]


def test_an_import_is_repeated_changed_and_never_removes_because_of_a_wrong_line(rome):
    folder = rome(CODES + PLUMBER + BAKER, TITLES + HEATING + PIPES + BREAD)
    first = run("import_rome", folder)
    assert (first["occupations"], first["titles"], first["errors"]) == (2, 3, [])
    assert counts(first) == (5, 0, 0, 0)
    assert counts(run("import_rome", folder)) == (0, 0, 5, 0)
    rome(CODES + PLUMBER.replace("Plombier", "Artisan plombier"), TITLES + HEATING + '"13","Zingueur","Z1"\n')
    told = run("import_rome", folder, status=1)
    assert counts(told) == (0, 1, 1, 0)  # the baker is gone from the file, but a line couldn't be read
    assert [(error["line"], "Z1" in error["message"]) for error in told["errors"]] == [(3, True)]
    rome(CODES + PLUMBER, TITLES + HEATING)
    assert counts(run("import_rome", folder)) == (0, 1, 1, 3)
    assert (RomeOccupation.objects.count(), RomeTitle.objects.count()) == (1, 1)


def printed(command: str, path: Path) -> str:
    out = StringIO()
    call_command(command, str(path), stdout=out)
    return out.getvalue()


def test_a_later_version_s_differences_are_told_line_by_line_and_a_second_import_tells_none(rome, tmp_path: Path):
    printed("import_rome", rome(CODES + PLUMBER + BAKER, TITLES + HEATING + BREAD))
    later = rome(
        CODES + PLUMBER.replace("Plombier", "Artisan plombier") + '"A1101","3","Conducteur / Conductrice d’engins"\n',
        TITLES + HEATING.replace("F1603", "A1101") + PIPES,
    )
    told = printed("import_rome", later).splitlines()[:-1]
    assert set(told) == {
        "~ F1603 Plombier / Plombière chauffagiste → Artisan plombier / Plombière chauffagiste",
        "+ A1101 Conducteur / Conductrice d’engins", "- D1102 Boulanger / Boulangère",
        "~ 10 Chauffagiste (occupation_id)", "+ 11 Tuyauteur sanitaire / Tuyauteuse sanitaire",
        "- 12 Boulanger / Boulangère",
    }  # fmt: skip
    written = list(RomeTitle.objects.order_by("pk").values())
    assert len(printed("import_rome", later).splitlines()) == 1
    assert list(RomeTitle.objects.order_by("pk").values()) == written
    file = tmp_path / "ideo.csv"
    file.write_text(ONISEP + ACTUARY + BUYER, "utf-8")
    printed("import_onisep", file)
    file.write_text(ONISEP + ACTUARY + BUYER + AGAIN, "utf-8")
    assert printed("import_onisep", file).splitlines()[0] == "~ MET.861 actuaire (publications)"
    assert len(printed("import_onisep", file).splitlines()) == 1


def test_every_code_is_reached_by_the_words_of_its_titles(rome):
    codes = sorted(rome_codes())
    names = {code: f"Spécialiste {chr(97 + n % 26)}{chr(97 + n // 26 % 26)}{n}o" for n, code in enumerate(codes)}
    lines = [f'"{code}","{n}","{names[code]}"\n' for n, code in enumerate(codes)]
    titles = [f'"{n}","{names[code]} de plus","{code}"\n' for n, code in enumerate(codes)]
    told = run("import_rome", rome(CODES + "".join(lines), TITLES + "".join(titles)))
    assert (told["occupations"], told["errors"]) == (len(codes), []) and len(codes) > 1500
    lost = [
        code
        for code in codes[::9]
        if not any(
            each.name == f"{names[code]} de plus" and (each.sheet or each.sector) for each in leads_for(names[code])
        )
    ]
    assert lost == []


def test_a_name_typed_whole_is_found_however_many_have_its_words(rome):
    many = "".join(f'"{n}","Boulanger / Boulangère de la rue {n}","D1102"\n' for n in range(100, 600))
    run("import_rome", rome(CODES + BAKER, TITLES + many + BREAD))
    assert leads_for("Boulanger / Boulangère")[0].name == "Boulanger / Boulangère"


def test_onisep_is_imported_repeated_and_handed_out_under_its_licence(tmp_path: Path, client: Client):
    file = tmp_path / "ideo.csv"
    file.write_text(ONISEP + ACTUARY + BUYER + AGAIN, "utf-8")
    assert counts(run("import_onisep", file)) == (2, 0, 0, 0)
    assert counts(run("import_onisep", file)) == (0, 0, 2, 0)
    page = client.get(reverse("occupations:sources")).content.decode()
    assert "ODbL 1.0" in page and "Licence Ouverte 2.0" in page and reverse("occupations:onisep_csv") in page
    table = client.get(reverse("occupations:onisep_csv")).content.decode()
    assert "MET.861,actuaire,https://www.onisep.fr/" in table
    assert "Les métiers des maths (2015)\nLes métiers de la banque" in table
    file.write_text(ONISEP + ACTUARY + "sans adresse;;;;;\n" + BUYER.replace("571", "861"), "utf-8")
    told = run("import_onisep", file, status=1)
    assert [error["line"] for error in told["errors"]] == [3, 4]
    assert OnisepOccupation.objects.count() == 2


WRONG = {
    "no folder": ("import_rome", None),
    "another table": ("import_onisep", "nom;prix\nvis;3\n"),
    "another encoding": ("import_onisep", (ONISEP + ACTUARY).encode("cp1252", "ignore")),
}


def test_what_cant_be_read_is_refused_with_its_cause(tmp_path: Path):
    said = {}
    for name, (command, content) in WRONG.items():
        path = tmp_path / name.replace(" ", "-")
        if content is not None:
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        with pytest.raises(CommandError) as refusal:
            call_command(command, str(path))
        assert refusal.value.returncode == 2
        said[name] = str(refusal.value)
        assert "message" in run(command, path, status=2)["errors"][0]
    assert "code_rome" in said["no folder"]
    assert "libellé métier" in said["another table"]
    assert "UTF-8" in said["another encoding"]


def test_a_name_out_of_a_list_leads_to_the_nearest_sheet_or_to_a_sector(rome, tmp_path: Path, client: Client):
    run("import_rome", rome(CODES + PLUMBER + '"K2306","9","Superviseur"\n', TITLES + HEATING + PIPES))
    (tmp_path / "ideo.csv").write_text(ONISEP + ACTUARY + BUYER, "utf-8")
    run("import_onisep", tmp_path / "ideo.csv")
    lead = leads_for("tuyauteuse sanit")[0]
    assert lead.sheet is not None and lead.sheet.slug == "plomberie"
    actuary = leads_for("actuaire")[0]
    assert (actuary.sheet is not None) or actuary.sector is not None
    assert actuary.address.startswith("https://www.onisep.fr/")
    assert leads_for("🎉") == leads_for("xqzwk") == []
    page = client.get(reverse("occupations:browse"), {"q": "tuyauteuse sanitaire"}).content.decode()
    assert [
        licence
        for _owner, licence, _address in LICENCES.values()
        if licence.replace(" ", "\u00a0") not in page.replace(" ", "\u00a0")
    ] == [], "shown beside the data"
    assert (
        "Tuyauteur sanitaire / Tuyauteuse sanitaire" in page
        and reverse("occupations:sheet", args=["plomberie"]) in page
    )
