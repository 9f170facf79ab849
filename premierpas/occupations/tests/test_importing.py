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
from premierpas.occupations.models import OnisepOccupation, RomeOccupation, RomeTitle

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
    assert (
        "Tuyauteur sanitaire / Tuyauteuse sanitaire" in page
        and reverse("occupations:sheet", args=["plomberie"]) in page
    )
