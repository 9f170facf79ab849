"""The association's partners: what was agreed, asked and granted, and the doors that they open."""

from datetime import date, datetime, time, timedelta
from typing import Any

from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.insights.closing import close_months
from premierpas.insights.periods import closed_months
from premierpas.organisations.models import Territory
from premierpas.partners import actions
from premierpas.partners.enums import Became, EntryKind, Outcome, PartnerKind, SkillKind
from premierpas.partners.models import Contact, Member, Partner
from premierpas.partners.queries import companies_to_open

from .actors import DEMO, acting

# Kind, name, town, of the whole association, what is done together, who is there: name, function, address.
PARTNERS = [
    (PartnerKind.ASSOCIATION, "Zy’Va", "Nanterre", False, "Le soutien scolaire du mercredi, et la salle du forum.",
     [("Yasmina Belkacem", "directrice", "yasmina.belkacem@demo.example")]),
    (PartnerKind.HIGHER_EDUCATION, "Université Paris Nanterre", "Nanterre", False,
     "Des étudiants tuteurs, et deux journées de découverte par an.",
     [("Pierre-Yves Colin", "chargé de mission", "pierre-yves.colin@demo.example")]),
    (PartnerKind.SPONSOR, "Fondation du Pont-Neuf", "Paris", False, "Elle finance les ateliers et ouvre son carnet.",
     [("Claire Aubert", "déléguée générale", "claire.aubert@demo.example")]),
    (PartnerKind.RECTORATE, "Rectorat de Versailles", "Versailles", True, "Le lien avec les collèges du territoire.",
     [("Mathilde Roussel", "référente stages", "mathilde.roussel@demo.example")]),
    (PartnerKind.MINISTRY, "Préfecture, politique de la ville", "Nanterre", True, "L’appel annuel des cités éducatives.",
     [("Antoine Lebrun", "délégué du préfet", "antoine.lebrun@demo.example")]),
    (PartnerKind.BOARD, "Conseil de surveillance", "Paris", True, "Il veille au cap, deux fois par an.",
     [("Henri Lacaze", "président du conseil", "henri.lacaze@demo.example")]),
]  # fmt: skip
SPONSOR, BOARD = "Fondation du Pont-Neuf", "Conseil de surveillance"


class Alliances:
    """Two months with six partners."""

    def __init__(self, territory: Territory, today: date, by: Actor) -> None:
        self.territory, self.today, self.by = territory, today, by
        self.partners: dict[str, Partner] = {}
        self.people: dict[str, Contact] = {}

    def play(self) -> None:
        """Files, agreements, requests, grants; then doors and hours, and who reads what."""
        with working_as(DEMO):
            close_months()
        with self._on(-60):
            self._open()
        self._agree()
        self._ask()
        self._grants()
        with self._on(-30):
            sponsor, board = self._reads(SPONSOR), self._reads(BOARD)
        self._doors(sponsor, board)
        months = closed_months()
        if months:
            actions.share_sheet(self.partners[SPONSOR], by=self.by, first=months[0], last=months[-1])

    def _open(self) -> None:
        for kind, name, city, everywhere, about, people in PARTNERS:
            partner = actions.open_partner(name, by=self.by, kind=kind, everywhere=everywhere, about=about, city=city)
            self.partners[name] = partner
            for who, function, email in people:
                person = actions.add_person(partner, by=self.by, name=who, function=function, email=email)
                self.people[name] = person

    def _agree(self) -> None:
        zyva, university = self.partners["Zy’Va"], self.partners["Université Paris Nanterre"]
        with self._on(-55):
            signed = actions.add_agreement(
                zyva, by=self.by, title="Convention annuelle", sign_by=self._day(-40), starts_on=self._day(-295),
                ends_on=self._day(70),
            )  # fmt: skip
            actions.sign_agreement(
                signed, by=self.by, signed_on=self._day(-55), our_signatory="Nadia Ferhat",
                their_signatory="Yasmina Belkacem",
            )  # fmt: skip
            actions.note(zyva, by=self.by, kind=EntryKind.MEETING, said="Ils prêtent la salle le mercredi après-midi.")
        with self._on(-12):
            actions.add_agreement(
                university, by=self.by, title="Accord pour les étudiants tuteurs", sign_by=self._day(12),
                starts_on=self._day(20), ends_on=self._day(385),
            )  # fmt: skip

    def _ask(self) -> None:
        university, rectorate = self.partners["Université Paris Nanterre"], self.partners["Rectorat de Versailles"]
        with self._on(-35):
            given = actions.ask_institution(
                university, by=self.by, asked="Douze étudiants tuteurs pour janvier.", asked_on=self._day(-35),
                due=self._day(-20),
            )  # fmt: skip
        with self._on(-22):
            actions.note_answer(
                given, by=self.by, outcome=Outcome.PARTLY, answer="Huit en janvier, quatre après Pâques.",
                answered_on=self._day(-22),
            )  # fmt: skip
        with self._on(-15):
            actions.ask_institution(
                rectorate, by=self.by, asked="Une lettre aux chefs d’établissement avant les vacances.",
                asked_on=self._day(-15), due=self._day(3),
            )  # fmt: skip

    def _grants(self) -> None:
        with self._on(-58):
            workshops = actions.open_grant(
                self.partners[SPONSOR], by=self.by, title="Ateliers de candidature", call_closes_on=self._day(-50),
                first_day=self._day(-100), last_day=self._day(200), report_due=self._day(230), asked=15000,
                promised_use="Un atelier par classe, et un carnet pour chaque élève.",
            )  # fmt: skip
            for indicator, promised in (("pupils", 300), ("placements", 120), ("seats", 200)):
                actions.set_target(workshops, by=self.by, indicator=indicator, promised=promised)
            workshops = actions.hand_in_grant(workshops, by=self.by, asked=15000)
        with self._on(-25):
            actions.decide_grant(workshops, by=self.by, granted=12000)
            actions.open_grant(
                self.partners["Préfecture, politique de la ville"], by=self.by, title="Appel des cités éducatives",
                call_closes_on=self._day(9), first_day=self._day(33), last_day=self._day(398),
                report_due=self._day(450), asked=20000, promised_use="Deux quartiers de plus, avec leurs collèges.",
            )  # fmt: skip

    def _reads(self, name: str) -> Member:
        """Their person is invited and has opened the space."""
        contact = self.people[name]
        member = actions.invite_person(self.partners[name], by=self.by, name=contact.name, email=contact.email)
        member.user = User.objects.create_user(username=contact.email, name=contact.name, email=contact.email)
        member.since = clock.now()
        member.save(update_fields=["user", "since"])
        return member

    def _doors(self, sponsor: Member, board: Member) -> None:
        files = companies_to_open(self.territory.pk)[:4]
        assert sponsor.user is not None and board.user is not None
        hers, his = acting(sponsor.user), acting(board.user)
        with self._on(-24):
            hotels = actions.add_door(sponsor.contact, by=hers, opens="Les hôtels de La Défense", sector="hospitality")
            networks = actions.add_door(board.contact, by=his, opens="Les anciens de la chambre de commerce")
            legal = actions.add_skill(
                sponsor.contact, by=hers, kind=SkillKind.LEGAL, hours=20, words="contrats et statuts"
            )
            actions.add_skill(board.contact, by=his, kind=SkillKind.COACHING, hours=12, words="des responsables")
            asked = [
                actions.ask_introduction(networks if number == 2 else hotels, by=self.by, file=file, words=words)
                for number, (file, words) in enumerate(
                    zip(
                        files,
                        ["Trois appels, jamais la bonne personne.", "Ils cherchent des jeunes.", "", ""],
                        strict=False,
                    )
                )
            ]
            hours = actions.ask_hours(legal, by=self.by, hours=3, purpose="Relire la charte des bénévoles")
        with self._on(-18):
            actions.answer_hours(hours, by=hers, yes=True)
            for number, row in enumerate(asked[1:], start=1):
                actions.answer_introduction(row, by=his if number == 2 else hers, yes=number != 2)
        with self._on(-6):
            actions.note_hours(hours, by=self.by, given=3)
            if len(asked) > 3:
                actions.tell_outcome(
                    asked[3], by=self.by, became=Became.MET, outcome="Rendez-vous pris, ils visitent le collège."
                )

    def _day(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def _on(self, days: int) -> Any:
        return clock.travel(datetime.combine(self._day(days), time(11), tzinfo=clock.PARIS))
