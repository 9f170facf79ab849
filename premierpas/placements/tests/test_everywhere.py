"""Agreements of every territory and level, read as its lawyer and its school's office would."""

import io
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from premierpas.core.calendar import public_holidays
from premierpas.core.clock import travel
from premierpas.core.geography import department_of_postal_code
from premierpas.core.legal import rules
from premierpas.core.legal.timetable import age_on
from premierpas.core.phones import clean_phone, said_phone, takes_texts
from premierpas.demo.world.planning import followed_up_later
from premierpas.organisations.enums import Role
from premierpas.organisations.models import InternshipPeriod, TerritoryHoliday
from premierpas.people.models import Guardian
from premierpas.placements.actions import Host, complete_part, register_outside, request_signatures, save_part
from premierpas.placements.document.agreement import agreement_pdf
from premierpas.placements.document.facts_sheet import facts_sheet_pdf
from premierpas.placements.document.paper_sheet import paper_sheet_pdf
from premierpas.placements.forms.host_part import HostPartForm
from premierpas.placements.models import Agreement, Party, Signatory
from premierpas.placements.terms.articles import NEWEST, articles_of
from premierpas.placements.terms.content import Part
from premierpas.placements.terms.standard import prohibitions_for
from premierpas.ui.typography import DAYS, NBSP
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_siret, a_teacher, a_territory, acting

from .agreements import signed
from .test_read_by_a_lawyer import text_of

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Place:
    """A town far from Paris: how its numbers are written, and a week that its own holiday is in, if one is."""

    insee: str
    postal_code: str
    city: str
    school_phone: str
    mobile: str
    week: date = date(2027, 1, 11)


PLACES = {
    "Nanterre": Place("92050", "92000", "Nanterre", "01 47 24 11 22", "06 12 34 56 42"),
    "Strasbourg": Place("67482", "67000", "Strasbourg", "03 88 11 22 33", "07 81 34 56 42", date(2027, 3, 22)),
    "Guadeloupe": Place("97101", "97139", "Les Abymes", "0590 20 11 22", "0690 35 12 34", date(2027, 5, 24)),
    "Saint-Barthélemy": Place("97701", "97133", "Saint-Barthélemy", "0590 27 11 22", "0690 35 12 34"),
    "Saint-Martin": Place("97801", "97150", "Saint-Martin", "0590 87 11 22", "0690 35 12 34", date(2027, 5, 24)),
    "Martinique": Place("97209", "97200", "Fort-de-France", "0596 70 11 22", "0696 35 12 34"),
    "Guyane": Place("97302", "97300", "Cayenne", "0594 29 11 22", "0694 38 12 34"),
    "La Réunion": Place("97411", "97400", "Saint-Denis", "0262 20 11 22", "0692 85 12 34"),
    "Mayotte": Place("97611", "97600", "Mamoudzou", "0269 61 11 22", "0639 69 12 34", date(2027, 4, 26)),
    "Saint-Pierre-et-Miquelon": Place("97502", "97500", "Saint-Pierre", "0508 41 11 22", "0508 55 12 34"),
    "Wallis-et-Futuna": Place("98613", "98600", "Uvea", "72 11 22", "82 12 34", date(2027, 4, 26)),
    "Polynésie française": Place("98735", "98714", "Papeete", "40 42 11 22", "87 78 12 34", date(2027, 3, 1)),
    "Nouvelle-Calédonie": Place("98818", "98800", "Nouméa", "25 11 22", "75 12 34"),
}
BORN = {"4e": date(2013, 3, 4), "3e": date(2012, 3, 4), "2de": date(2011, 3, 4)}
CLASS = {"4e": "4e B", "3e": "3e A", "2de": "2de GT 3"}
FORTNIGHT = (date(2027, 6, 14), date(2027, 6, 25))
OTHER_FUNDS = {"975", "986", "987", "988"}  # where another fund covers accidents
LINES = {"986": "17", "987": "119", "988": "17"}
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"


@pytest.fixture(autouse=True)
def november(db: object):
    with travel(date(2026, 11, 10)):
        yield


def days_there(place: Place, level: str) -> list[date]:
    first, last = FORTNIGHT if level == "2de" else (place.week, place.week + timedelta(days=4))
    return [day for n in range((last - first).days + 1) if (day := first + timedelta(days=n)).weekday() < 5]


def guardian_of(agreement: Agreement) -> Signatory:
    return Signatory.objects.get(agreement=agreement, party=Party.GUARDIAN)


def agreement_there(place: Place, level: str) -> Agreement:
    department = department_of_postal_code(place.postal_code)
    where = {"postal_code": place.postal_code, "city": place.city, "insee": place.insee}
    mainland = len(department) == 2
    territory = a_territory()
    school = a_school(
        territory, name="Lycée des Îles" if level == "2de" else "Collège des Îles", street="3, rue des Flamboyants",
        zone="B" if mainland else "", academy="", phone=clean_phone(place.school_phone, department=department), **where,
    )  # fmt: skip
    TerritoryHoliday.objects.create(
        territory=territory, name="Noël", first_day=date(2026, 12, 19), last_day=date(2027, 1, 3)
    )
    head = a_member(Role.HEAD_TEACHER, school)
    head.user.name = "Rose Hoarau"
    head.user.save()
    room = a_classroom(school, name=CLASS[level], level=level)
    teacher = a_teacher(room)
    teacher.user.name = "Jean Payet"
    teacher.user.save()
    days = days_there(place, level)
    InternshipPeriod.objects.create(school=school, level=level, first_day=days[0], last_day=days[-1])
    pupil = a_pupil(room, birth_date=BORN[level], street="8, chemin des Letchis", **where)
    mobile = clean_phone(place.mobile, department=department)
    Guardian.objects.create(pupil=pupil, rank=1, name="Nadia Benali", relation="mother", phone=mobile)
    host = Host(
        name="Atelier du Port", street="1, quai des Pêcheurs", tutor="Léa Grondin", tutor_function="cheffe d’atelier",
        phone=mobile, siret=a_siret(7), sector="wood", postal_code=place.postal_code, city=place.city,
    )  # fmt: skip
    placement = register_outside(pupil.enrolments.get(), host=host, days=days, by=acting(pupil))
    agreement = placement.agreements.get()
    by = a_head_of(school)
    save_part(
        agreement, part=Part.HOST, by=by,
        values={
            "host_insurance": "MAIF, contrat 1234", "safety_person": "Aïcha Traoré, ressources humaines",
            "lunch_where": "brings", "lunch_paid_by": "family", "activities": "Regarder une journée de travail.",
            "safety": [each.code for each in prohibitions_for("wood")],
        },
    )  # fmt: skip
    complete_part(agreement, part=Part.HOST, by=by)
    save_part(agreement, part=Part.SCHOOL, values={}, by=by)
    complete_part(agreement, part=Part.SCHOOL, by=by)
    Signatory.objects.filter(agreement=agreement, party=Party.HOST).update(function="gérante")
    return request_signatures(Agreement.objects.get(pk=agreement.pk), by=by)


def faults_of(text: str, place: Place, level: str) -> list[str]:
    """What a lawyer or a school's office would stop at."""
    department = department_of_postal_code(place.postal_code)
    there = days_there(place, level)
    off = [day for day in there if day in public_holidays(day.year, department)]
    at_work = [day for day in there if day not in off]
    number = said_phone(clean_phone(place.school_phone, department=department))
    said = {
        "the town": f"{place.postal_code} {place.city}",
        "the telephone to alert": f"À alerter : {number}",
        "the host's telephone": f"Léa Grondin · {said_phone(clean_phone(place.mobile, department=department))}",
        "the class": f"Classe : {CLASS[level]}",
        "who represents the school": "Représenté par : Rose Hoarau, chef d’établissement",
        "the year": f"Année scolaire {'2027 ' if department in ('986', '988') else '2026–2027'}",
        "the accident": "règles de la collectivité" if department in OTHER_FUNDS else "législation sur les accidents",
        "a line that answers": f"appeler le {LINES.get(department, '119 ou le 3018')}.",
        "the model's advice on insurance": "vivement recommandé",
        "what follows": "à la rentrée" if level == "2de" else "remet un rapport à son établissement",
    }
    never = {
        "invisible characters": "[\u200b-\u200f\u00ad\ufeff]", "tu": r"\b(?:tu|ton|tes|toi)\b",
        "a text of law": r"\b[LDR]\d{3,4}-\d|[Cc]ode du travail|[Cc]ode de la sécurité", "to fill": "à compléter",
        "a date without year": rf"\b(?:{MONTHS})\b(?! \d{{4}})", "the fund": r"\bCPAM|caisse|\bfonds\b",
        "the week": r"\b[Ll]a semaine\b" if level == "2de" else r"(?!)",
        "a day off": "|".join(f"{DAYS[day.weekday()].title()} {day.day} " for day in off) or "(?!)",
    }  # fmt: skip
    rows = [f"{DAYS[day.weekday()].title()} {'1er' if day.day == 1 else day.day} " for day in at_work]
    hours = 7 if age_on(BORN[level], at_work[0]) >= 15 else 6
    wrong = [what for what, words in said.items() if words not in text]
    wrong += [f"{what}: {found[0]}" for what, sign in never.items() if (found := re.search(sign, text))]
    wrong += [f"without {row}" for row in rows if row not in text]
    return wrong + ([] if text.count(f"{hours} h ") >= len(rows) else ["hours of the age"])


@pytest.mark.parametrize("level", BORN)
def test_an_agreement_reads_right_in_every_territory(level: str):
    faults, apart = {}, []
    for name, place in PLACES.items():
        with followed_up_later():
            agreement = signed(agreement_there(place, level))
        pdf = agreement_pdf(agreement)
        faults[name] = faults_of(text_of(pdf).split("Preuves des signatures")[0].replace(NBSP, " "), place, level)
        sheet = text_of(paper_sheet_pdf(guardian_of(agreement), "https://exemple.fr/l/x"))
        family = text_of(facts_sheet_pdf(agreement, "fr"))
        faults[name] += [] if len(PdfReader(io.BytesIO(pdf)).pages) == 3 else ["more than two pages and the evidence"]
        faults[name] += [] if "Le stage d’Inès" in family else ["the family's page is of a week"]
        if level == "2de" and "Du 14 au 18 juin 2027 et du 21 au 25 juin 2027" not in sheet.replace(NBSP, " "):
            faults[name].append("ten dates in a row")
        apart += [] if takes_texts(guardian_of(agreement).phone) else [name]
    assert {name: wrong for name, wrong in faults.items() if wrong} == {}
    assert apart == [], "a guardian's mobile number takes a code"


@pytest.mark.parametrize(
    ("department", "titles"), [("", 6), ("974", 6), ("976", 5), ("975", 5), ("987", 0), ("988", 0)]
)
def test_a_confirmed_law_is_named_only_where_it_holds(department: str, titles: int, monkeypatch):
    confirmed = tuple(replace(each, confirmed_by="Maître Blanc") for each in rules.TABLE)
    monkeypatch.setattr(rules, "TABLE", confirmed)
    named = re.compile(r"\b[LD]\d{3,4}-\d")
    assert len([title for title, words in articles_of(NEWEST, department) if named.search(words)]) == titles
    aims = {level: dict(articles_of(NEWEST, department, level))["Objet"] for level in BORN}
    assert ("D333-3-1" in aims["2de"], "D331-1" in aims["2de"]) == (titles > 0, False)
    assert aims["4e"] == aims["3e"] and ("D331-1" in aims["3e"]) == (titles > 0)


def test_the_hosts_checklist_names_no_article_that_its_territory_does_not_have():
    def articles(name: str) -> dict[str, object]:
        agreement = agreement_there(PLACES[name], "3e")
        return HostPartForm(agreement=agreement).fields["safety"].widget.hints

    assert any("D4153" in str(each) for each in articles("La Réunion").values())
    assert not articles("Nouvelle-Calédonie")
