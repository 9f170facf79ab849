"""A letter to three hundred: begun, chosen, looked at as somebody, sent; and its reader, who wants no more."""

from collections.abc import Callable
from datetime import datetime

import pytest

from premierpas.campaigns.models import Campaign
from premierpas.campaigns.tasks import dispatch
from premierpas.core import clock
from premierpas.core.outbox.models import Cause, Message
from premierpas.core.outbox.suppression import suppress, token_of
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, no_more_mail, open_file
from premierpas.outreach.models import Contact
from tests.factories import a_member, a_territory, a_user, acting

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NOON = datetime(2026, 11, 24, 12, tzinfo=clock.PARIS)  # a Tuesday
PEOPLE = [
    ("Clinique vétérinaire du Parc", "Aïcha Benmoussa", "aicha@exemple.test"),
    ("Menuiserie Diallo & Fille", "Bakary Diallo", "bakary@exemple.test"),
    ("Boulangerie Au Bon Pain", "Béatrice Lantier", ""),
    ("Transports Lecomte", "Élodie Fontanarosa-Guilbert", "elodie@exemple.test"),
]


@WAYS
def test_a_campaign_goes_from_draft_to_sent_and_its_reader_stops_it(
    seat: Callable[..., Seat], size: tuple, script: bool
):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    for company, name, email in PEOPLE:
        file = open_file(company, by=acting(nadia), territory=territory)
        contact = add_contact(file, by=acting(nadia), name=name, email=email, phone="+33147000004")
        if name.startswith("Élodie"):
            no_more_mail(contact, by=acting(nadia))
    more = [
        Contact(file=file, name=f"Zoé Ferreira {n:03}", email=f"zoe{n}@exemple.test", phone="+33147000004")
        for n in range(299)
    ]
    suppress(Contact.objects.bulk_create(more)[0].email, cause=Cause.BOUNCED)
    me = seat(size, script=script)
    enter(me, nadia.user)
    me.go("/association/campagnes/", "no campaign yet")
    me.press("Nouvelle campagne", "a new campaign")
    me.fill(title="Places de mai")
    me.choose("audience", "companies")
    me.press("Continuer", "words and choice")
    me.fill(subject="Une place en mai ?", text="Bonjour {prenon},")
    me.press("Voir qui le recevra", "an unknown blank")
    assert "n’est pas un blanc connu" in me.page.inner_text("main")
    me.fill(text="Bonjour {nom},\n\nUne place en mai à {entreprise} ?\n\n{signature}")
    me.press("Voir qui le recevra", "who will get it")
    assert "300 personnes recevront ce message" in me.page.inner_text("main")
    for reason in ("Ne veulent plus d’e-mails", "Adresse refusée", "Sans adresse e-mail"):
        assert reason in me.page.inner_text("main"), reason
    assert "Bonjour Aïcha Benmoussa," in me.page.inner_text("main")
    me.press("Personne suivante", "as the next one")
    assert "Une place en mai à Menuiserie Diallo & Fille ?" in me.page.inner_text("main")
    seen(me, f"campaign-{size[0]}")
    me.press("Envoyer à 300 personnes", "it leaves")
    assert Campaign.objects.get().letters.count() == 300
    with clock.travel(NOON):
        for _batch in range(6):
            dispatch(Campaign.objects.get().pk)
    assert Message.objects.filter(to__endswith="@exemple.test").count() == 300
    me.go(f"/association/campagnes/{Campaign.objects.get().pk}/", "what became of it")
    seen(me, f"campaign-sent-{size[0]}")
    reader = seat(size, script=script)
    letter = Message.objects.get(to="bakary@exemple.test")
    reader.go(f"/ne-plus-recevoir/{token_of(letter)}/", "no more of these?")
    assert "b…y@exemple.test" in reader.page.inner_text("main")
    reader.press("Ne plus recevoir ces messages", "no more")
    assert "C’est fait" in reader.page.inner_text("main")
    seen(reader, f"stopped-{size[0]}")
    reader.press("Je me suis trompé", "again")
    me.go("/association/documents/", "an empty shelf")
    me.press("Ajouter un document", "a document")
    me.go("/association/annonces/nouvelle/", "an announcement")
    me.fill(title="Forum des métiers", text="Le 12 janvier.", last_day="2030-01-12")
    me.page.locator("select[name='readers']").select_option("team")
    me.press("Enregistrer", "announcements")
    me.go("/association/", "home with an announcement")
    assert "Forum des métiers" in me.page.inner_text("main")
    seen(me, f"announced-{size[0]}")
    me.press("J’ai lu", "put away")
    assert "Forum des métiers" not in me.page.inner_text("main")
    reader.go("/presse/", "press")
    reader.go("/lettre/", "newsletter")
    reader.fill(email="lectrice@exemple.test")
    reader.press("S’abonner", "asked for")
    assert "Regardez vos e-mails" in reader.page.inner_text("main")
