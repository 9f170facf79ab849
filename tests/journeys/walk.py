"""The joined path, one step a function, as people do it: what they read and press, never an address they can't know."""

import io
import os
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek, ZoneCalendar
from premierpas.core.outbox.addresses import address_of
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.secrets import revealed
from premierpas.organisations.models import Membership
from tests.clients import signed_in, signed_in_as

PROGRAMME = "Accueil, visite, puis une demi-journée avec une personne de l’équipe."
LIST = Path(__file__).parent / "classe.csv"


def enter(seat: Any, who: Any) -> Any:
    """Seat somebody who is signed in: an account, a member of something, or whoever else has one."""
    client = signed_in_as(who) if isinstance(who, Membership) else signed_in(getattr(who, "user", who))
    cookies = client.cookies.items()
    seat.page.context.add_cookies([{"name": name, "value": each.value, "url": seat.base} for name, each in cookies])
    return seat


def seen(seat: Any, name: str) -> None:
    """Leave a picture where somebody wants to look."""
    if folder := os.environ.get("PICTURES"):
        seat.page.screenshot(path=Path(folder, f"{name}.png"), full_page=True)


def last_message(notice: str, to: str = "") -> Message:
    """The latest message of a kind (to somebody)."""
    rows = Message.objects.filter(notice=notice).order_by("-pk")
    found = rows.filter(to=to).first() if to else rows.exclude(channel="app").first()
    assert found is not None, f"no message {notice}"
    return found


def path_of(message: Message, seat: Any) -> str:
    """Where the message's button leads, on the server under test."""
    return seat.base + "/" + address_of(message.link).split("/", 3)[3]


def coming_week(weeks: int = 5) -> SchoolWeek:
    """A legal week some weeks ahead, outside zone C's holidays."""
    week = SchoolWeek.of(clock.today() + timedelta(weeks=weeks))
    calendar = ZoneCalendar.of("C")
    while any(calendar.is_holiday(day) for day in week.days) or week.monday.month in (6, 7, 8):
        week = week.next()
    return week


def enter_by_code(seat: Any, email: str) -> None:
    """The code that came by e-mail."""
    code = re.search(r"\b(\d{6})\b", revealed(last_message("accounts.login_code", email)))
    assert code is not None
    seat.fill(code=code.group(1))
    seat.press("Entrer", "after code")


def sign_in_by_email(seat: Any, email: str) -> None:
    """The adults' door."""
    seat.go("/connexion/")
    seat.page.locator("[name='mail-email']").fill(email)
    seat.press("Recevoir mon code", "code")
    enter_by_code(seat, email)


def company_signs_up(seat: Any, siret: str) -> None:
    """From the public home to the company's own home."""
    seat.go("/", "home")
    seat.press("Proposer une place", "signup")
    seat.fill(siret="123 456 789 00012", company_name="Atelier des Lilas")
    seat.press("Inscrire ma structure", "signup with errors")
    assert seat.page.locator("[name='company_name']").input_value() == "Atelier des Lilas"
    assert "Ce SIRET n’existe pas" in seat.page.content()
    seat.fill(
        siret=siret, street="3, rue des Lilas", postal_code="92000", name="Samir Haddad", function="gérant",
        email="samir@exemple.test", phone="06 12 34 56 78",
    )  # fmt: skip
    seat.choose("kind", "sme")
    seat.press("Inscrire ma structure", "code after signup")
    enter_by_code(seat, "samir@exemple.test")
    assert "Une coordinatrice va vous appeler" in seat.page.content()


def company_writes_an_offer(seat: Any, week: SchoolWeek) -> None:
    """The seven steps of the wizard, then review."""
    seat.go("/entreprise/offres/", "offers empty")
    seat.press("Proposer une place", "wizard 1")
    seat.fill(title="Réparer un vélo : de l’établi à la route", summary="Tu verras cinq métiers autour d’un vélo.")
    seat.page.locator("select[name='sector']").select_option("mechanics")
    seat.press("Enregistrer", "wizard 2")
    if seat.page.locator("input[name='site'][value='new']").count():
        seat.choose("site", "new")
    seat.page.evaluate("document.querySelectorAll('details.more').forEach(d => d.open = true)")
    for name, value in {"site_name": "Atelier", "street": "3, rue des Lilas", "postal_code": "92000"}.items():
        field = seat.page.locator(f"[name='{name}']").first
        if field.is_visible():
            field.fill(value)
    seat.press("Enregistrer", "wizard 3")
    for field in seat.page.locator("form.form textarea:visible, form.form input[type=text]:visible").all():
        field.fill(PROGRAMME)
    seat.press("Enregistrer", "wizard 4")
    seat.page.locator(f"input[name='weeks'][value^='{week.monday.isoformat()}']").first.check(force=True)
    seat.fill(places="0")
    seat.press("Enregistrer", "wizard 4 with errors")
    assert "Indiquez au moins une place" in seat.page.content()
    seat.fill(places="1")
    seat.press("Enregistrer", "wizard 5")
    seat.press("Enregistrer", "wizard 6")
    seat.press("Enregistrer", "wizard 7")
    seat.press("Envoyer", "offer sent")


def coordinator_verifies_and_publishes(seat: Any) -> None:
    """Verify company and person by a call-back, then publish the offer."""
    seat.go("/association/", "coordinator home")
    seat.go("/association/organisations/", "directory")
    seat.press("Atelier des Lilas", "company to verify")
    seat.page.locator("input[name='ver-person']").first.check(force=True)
    seat.page.locator("[name='ver-contact']").fill("06 12 34 56 78")
    seat.page.locator("[name='ver-found_at'][value='carte']").check(force=True)
    seat.press("Vérifier la structure", "verify with errors")
    assert "Cherchez-le dans un annuaire" in seat.page.content()
    seat.page.locator("[name='ver-found_at'][value='annuaire']").check(force=True)
    seat.page.locator("[name='ver-contact']").fill("01 47 00 00 00")
    seat.press("Vérifier la structure", "company verified")
    seat.go("/association/offres/", "moderation")
    seat.press("Réparer un vélo", "review offer")
    seat.press("Publier", "published")


def coordinator_invites_a_school(seat: Any) -> None:
    """A school of the register joins, its head is invited."""
    seat.go("/association/organisations/etablissements/ajouter/", "add school")
    seat.fill(uai="0921394R", name="Mireille Fontaine", email="direction@exemple.test")
    seat.press("Ajouter et inviter", "school added")


def accept_invitation(seat: Any, email: str, name: str) -> None:
    """From the message to the role."""
    seat.go(path_of(last_message("organisations.invitation", email), seat), "invitation")
    seat.fill(name=name)
    seat.press("Accepter l’invitation", f"first home of {email.split('@')[0]}")


def head_sets_the_week_and_invites(seat: Any, week: SchoolWeek) -> None:
    """The weeks of the 3e, and a teacher."""
    seat.go("/etablissement/reglages/", "school settings")
    seat.page.locator("[name='per-target']").select_option("level:3e")
    seat.page.locator(f"[name='per-weeks'][value='{week.monday.isoformat()}']").check(force=True)
    seat.press("Fixer ces semaines", "weeks set")
    seat.go("/etablissement/equipe/", "staff")
    seat.page.locator("[name='inv-name']").fill("Claire Lefèvre")
    seat.page.locator("[name='inv-email']").fill("claire@exemple.test")
    seat.press("Envoyer l’invitation", "teacher invited")


def teacher_imports_the_class(seat: Any) -> None:
    """A broken list is shown by line; a right one is imported."""
    seat.go("/etablissement/importer/", "import")
    seat.page.locator("textarea:visible").first.fill("Nom;Prénom;Né(e) le;Classe\nBENALI;Inès;31/02/2012;3A")
    seat.press("Lire la liste", "import with errors")
    assert "31/02/2012" in seat.page.content() or "date" in seat.page.content().lower()
    seat.go("/etablissement/importer/", "import again")
    seat.page.locator("input[type=file]").first.set_input_files(str(LIST))
    seat.press("Lire la liste", "import preview")
    seat.press("Importer cette liste", "imported")


def teacher_records_the_authorisation(seat: Any, classroom_id: int) -> None:
    """For the whole class at once."""
    seat.go(f"/etablissement/classes/{classroom_id}/familles/", "families")
    for box in seat.page.locator("input[type=checkbox][name='enrolments']").all():
        box.check(force=True)
    seat.press("Noter pour les élèves cochés", "authorised")


def cards_of(seat: Any, classroom_id: int) -> dict[str, tuple[str, str]]:
    """Print the cards and read them: first name → (user name, three words)."""
    seat.go(f"/etablissement/classes/{classroom_id}/cartes/", "cards")
    with seat.page.expect_download() as download:
        seat.page.get_by_role("button", name="cartes manquantes").click()
    return read_cards(Path(download.value.path()).read_bytes())


def read_cards(pdf: bytes) -> dict[str, tuple[str, str]]:
    """The text of printed cards."""
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    users = re.findall(r"\b([a-z]+\.\d{2,6})\b", text)
    words = re.findall(r"\b([a-z]+-[a-z]+-[a-z]+)\b", text)
    assert len(users) == len(words) > 0, text[:500]
    return {user.split(".")[0]: (user, word) for user, word in zip(users, words, strict=True)}


def pupil_signs_in(seat: Any, username: str, words: str) -> None:
    """The pupil's door, with the card."""
    seat.go(f"/connexion/?u={username}", "sign in")
    assert seat.page.locator("[name='username']").input_value() == username
    seat.fill(passphrase="pas les bons mots")
    seat.press("Entrer", "wrong card")
    seat.fill(passphrase=words.upper().replace("-", " "))
    seat.press("Entrer", "pupil home")


def pupil_searches_and_applies(seat: Any) -> None:
    """Search with a mistake, read, write, see what the company will see, send."""
    seat.press("Chercher", "search")
    seat.fill(q="velo")
    seat.page.keyboard.press("Enter")
    seat.page.wait_for_url(re.compile(r"[?&]q=velo"))
    seat.page.wait_for_load_state("networkidle")
    seat.check("search results")
    seat.press("Réparer un vélo", "offer")
    seat.press("Postuler", "apply without texts")


def pupil_writes(seat: Any, slot_path: str, offer_id: int) -> None:
    """A CV and a letter; the own name has to come out."""
    seat.go("/moi/atelier/cv/", "cv")
    seat.fill(about_me="Je répare tout ce que je trouve.", skills="Réparer un vélo", interests="Le dessin")
    seat.press("Enregistrer", "cv saved")
    seat.go(f"/moi/atelier/lettre/{offer_id}/", "letter")
    seat.fill(why_here="Je passe devant chez vous chaque matin.", about_me="Je m’appelle Inès et je suis curieuse.")
    seat.press("Enregistrer", "letter saved")
    seat.go(slot_path, "apply with identity")
    assert "Retirer ces passages" in seat.page.content()
    seat.press("Retirer ces passages", "apply ready")
    seat.press("Envoyer ma candidature", "applied")


def company_answers_by_link(seat: Any) -> None:
    """From the e-mail, without an account; the name is typed."""
    seat.go(path_of(last_message("applications.received"), seat), "answer link")
    seat.choose("answer", "accept")
    seat.fill(name="Samir Haddad")
    seat.press("Envoyer ma réponse", "answered")


def pupil_confirms(seat: Any) -> None:
    """The one step to do now."""
    seat.go("/moi/", "home to confirm")
    seat.press("Confirmer ma place", "application accepted")
    seat.press("Confirmer ma place", "confirmed")
