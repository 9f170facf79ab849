"""Companies and their offers, in every state, through the same steps as a real company's."""

import random
from datetime import timedelta

from stdnum import luhn

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.geography import Position, commune
from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, prefill
from premierpas.offers.actions import (
    close_offer,
    pause_offer,
    publish_offer,
    request_changes,
    save_step,
    start_offer,
    submit_offer,
    withdraw_offer,
)
from premierpas.offers.drafts import SEEN, Step
from premierpas.offers.models import Offer
from premierpas.organisations.actions.companies import (
    SignUp,
    add_site,
    refuse_company,
    sign_up_company,
    verify_company,
)
from premierpas.organisations.enums import FoundAt
from premierpas.organisations.models import Company, Membership

from .actors import acting
from .companies import HOSTS, Host, Week
from .names import ADULTS, LAST_NAMES
from .timeline import Weeks
from .words_of_hosts import words_for

SPOKEN = ["Français", "Français ; l’équipe parle aussi arabe et portugais", "Français, un peu d’anglais"]


def a_siret(n: int) -> str:
    """A made-up SIRET with a right check sum."""
    siren = f"{81000000 + n * 137:08d}"
    siren += luhn.calc_check_digit(siren)
    return siren + "0001" + luhn.calc_check_digit(siren + "0001")


class Partners:
    """The thirty hosts of the world."""

    def __init__(self, rng: random.Random, weeks: Weeks, coordinator: User) -> None:
        self.rng, self.weeks, self.coordinator = rng, weeks, coordinator
        self.members: dict[int, Membership] = {}
        self.companies: list[tuple[Host, Company]] = []

    def sign_up(self, number: int) -> Company:
        """One host signs up and says where pupils come."""
        host, rng = HOSTS[number], self.rng
        place = commune(host.insee)
        assert place is not None and place.latitude is not None and place.longitude is not None
        name = f"{rng.choice(ADULTS)} {rng.choice(LAST_NAMES)}"
        email = f"contact{number}@demo.example"
        if host.name.startswith("Menuiserie Diallo"):
            name, email = "Fatou Diallo", "fatou.diallo@demo.example"
        user = sign_up_company(
            SignUp(
                siret=a_siret(number), company_name=host.name, kind=host.kind, naf=host.naf, street=host.street,
                postal_code=place.postal_codes[0], insee=host.insee, name=name,
                function=rng.choice(words_for(host.weeks[0].sector, host.kind).heads), email=email, phone=f"+331{rng.randrange(10**7, 10**8)}",
            ),
            by=Actor.visitor(name=name),
        )  # fmt: skip
        assert user is not None
        company = Company.objects.get(siret=a_siret(number))
        self.members[company.pk] = company.memberships.select_related("user").get(user=user)
        spread = Position(place.latitude + rng.uniform(-0.012, 0.012), place.longitude + rng.uniform(-0.018, 0.018))
        exact = rng.random() < 0.8
        add_site(
            company, name="Le lieu", street=host.street, postal_code=place.postal_codes[0], insee=host.insee,
            position=spread if exact else None, by=acting(user),
        )  # fmt: skip
        self.companies.append((host, company))
        return company

    def company_of(self, name: str) -> int:
        """The company of a host, by the host's name."""
        return next(company.pk for host, company in self.companies if host.name == name)

    def verify(self, number: int) -> None:
        """The call-back: two hosts still wait for it, one was refused."""
        _host, company = self.companies[number]
        if number >= len(HOSTS) - 2:
            return
        if number == len(HOSTS) - 3:
            refuse_company(
                company,
                by=acting(self.coordinator),
                reason="Personne ne répond au standard, et l’adresse n’existe pas.",
            )
            return
        verify_company(
            company,
            by=acting(self.coordinator),
            person=self.members[company.pk],
            contact=f"01 4{number % 10} 00 {number:02d} 00",
            found_at=FoundAt.DIRECTORY,
        )

    def write_offers(self, number: int) -> list[Offer]:
        """The four offers of one host, complete and not yet submitted."""
        host, company = self.companies[number]
        return [self._write(host, company, week) for week in host.weeks]

    def _write(self, host: Host, company: Company, week: Week) -> Offer:
        """All steps of the wizard at once: what they leave is what counts here."""
        member, rng = self.members[company.pk], self.rng
        offer = start_offer(company, by=acting(member.user))
        content = {
            "title": week.title, "sector": week.sector, "host_kind": company.kind, "level": "college",
            "summary": week.summary, "site_id": company.sites.values_list("pk", flat=True)[0],
            "access": host.access, "wheelchair": rng.random() < 0.6, "programme": week.by_day,
            "weeks": self._weeks(), "places": rng.choices([1, 2, 3, 4], [35, 35, 20, 10])[0],
            "timetable_15": prefill(FIFTEEN_AND_OVER), "same_for_under_15": False,
            "timetable_under_15": prefill(UNDER_15), "hours_note": "",
            "audience": rng.choices(["all", "territory", "priority_first"], [55, 30, 15])[0],
            "school_ids": [], "priority_until": "", "bring": week.bring, "meals": host.meals,
            "languages": rng.choice(SPOKEN), "tutor_ids": [member.pk], "signatory_id": member.pk, "colleague_ids": [],
        }  # fmt: skip
        if content["audience"] == "priority_first":
            content["priority_until"] = (self.weeks.coming[2].monday - timedelta(days=7)).isoformat()
        offer.draft = {**offer.draft, **content, SEEN: [int(step) for step in Step]}
        offer.draft_saved_at = clock.now()
        offer.save(update_fields=["draft", "draft_saved_at"])
        return offer

    def _weeks(self) -> list[list[str]]:
        coming = self.weeks.coming
        picked = sorted(self.rng.sample(range(2, min(len(coming), 12)), k=self.rng.choice([2, 3, 3])))
        return [[coming[n].first_day.isoformat(), coming[n].last_day.isoformat()] for n in picked]

    def settle(self, offer: Offer, fate: str) -> None:
        """Bring an offer to its state; those that wait for somebody come later, or they would look forgotten."""
        if fate == "draft" or fate in RECENT:
            return
        submit_offer(offer, by=acting(self.members[offer.company_id].user))
        if offer.company.is_verified:
            publish_offer(offer, by=acting(self.coordinator))

    def finish(self, offer: Offer, fate: str) -> None:
        """What happens in the last days: an offer is sent in, sent back, or changes after it was published."""
        offer.refresh_from_db()
        by = self.members[offer.company_id].user
        if fate in RECENT:
            submit_offer(offer, by=acting(by))
            if fate == "changes" and offer.company.is_verified:
                note = "Ajoutez ce que l’élève verra le mercredi, et qui l’accueille."
                request_changes(offer, note=note, by=acting(self.coordinator))
        if offer.state != "published":
            return
        if fate == "pause":
            pause_offer(offer, by=acting(by))
        elif fate == "close":
            close_offer(offer, by=acting(by))
        elif fate == "withdraw":
            withdraw_offer(offer, reason="L’activité annoncée n’est pas une observation.", by=acting(self.coordinator))
        elif fate == "revision":
            offer = save_step(
                offer,
                step=Step.TRADE,
                by=acting(by),
                values={"summary": offer.content["summary"] + " Tu verras aussi l’équipe du soir."},
            )
            submit_offer(offer, by=acting(by))


RECENT = ("in_review", "changes")
FATES = (
    ["draft"] * 7
    + ["in_review"] * 5
    + ["changes"] * 4
    + ["pause"] * 4
    + ["close"] * 4
    + ["withdraw"] * 2
    + ["revision"] * 3
)
