"""Doors upward are declared below and filled above, by name: no order of apps or files matters."""

import pytest

from premierpas.core.ports import PORTS, Port


@pytest.fixture
def port():
    yield Port("tests.colours", "a colour")
    PORTS.pop("tests.colours")


def test_what_was_put_in_comes_in_the_order_of_names_not_of_filling(port):
    port.fill("walls", "white")
    port.fill("doors", "teal")
    assert list(port) == ["teal", "white"] and port.names() == ["doors", "walls"]
    assert port.named("walls") == "white" and port.get("floor") is None


def test_a_name_is_taken_once(port):
    port.fill("doors", "teal")
    with pytest.raises(ValueError, match="already filled"):
        port.fill("doors", "red")
    with pytest.raises(ValueError, match="declared twice"):
        Port("tests.colours", "a colour")


def test_a_single_port_has_one_floor_above_at_most():
    only = Port("tests.only", "one thing", single=True)
    try:
        assert only.only is None
        only.fill("above", "teal")
        assert only.only == "teal"
        with pytest.raises(ValueError, match="already filled"):
            only.fill("beside", "red")
    finally:
        PORTS.pop("tests.only")


def test_every_port_of_the_house_says_what_it_asks_for_and_is_filled():
    known = {name: [each for each in port.names() if not each.startswith("tests.")] for name, port in PORTS.items()}
    assert known == {
        "accounts.capacities": ["organisations", "partners", "people", "people.volunteers"],
        "accounts.guards": ["delegate"],
        "accounts.link_purposes": [
            "afterwards.follow_up", "afterwards.reference", "applications.answer", "entrance.guardian",
            "events.guest", "families.page", "forums.speaker", "forums.stand", "mentoring.guardian",
            "organisations.invitation", "outreach.confirm_draft", "outreach.same_again", "partners.answer",
            "partners.hours", "partners.invitation", "placements.complete", "placements.sign", "placements.week",
            "privacy.family", "volunteers.invitation",
        ],
        "accounts.doors": ["people", "privacy"],
        "accounts.kinds": [
            "company", "coordinator", "head_teacher", "office", "partner", "pupil", "teacher", "volunteer",
        ],
        "agenda.circles": ["class", "offer"],
        "agenda.entries": ["events", "meetings"],
        "agenda.reasons": [
            "afterwards.review_class", "afterwards.review_mentor", "afterwards.tale", "applications.answer",
            "applications.confirm", "applications.silent", "campaigns.decision", "careers.read_page",
            "careers.read_path", "events.class_offer", "following.help", "following.help_class", "forums.share",
            "meetings.answer", "meetings.missed_twice", "meetings.note", "mentoring.alone", "mentoring.check_in",
            "mentoring.idle_volunteer", "messaging.incident", "offers.again", "offers.review",
            "organisations.verify", "organisations.weeks", "organisations.weeks_head", "outreach.next_step",
            "outreach.promised_call", "partners.agreement", "partners.grant", "partners.outcome",
            "partners.request", "placements.unsigned", "preparation.read_sectors", "privacy.demand", "threads.held",
            "volunteers.begin", "volunteers.charter", "volunteers.clear", "volunteers.coordinator_intention",
            "volunteers.decide", "volunteers.hand_over", "volunteers.intention", "volunteers.next_coordinator",
            "volunteers.succeed", "volunteers.train", "youth_work.consent",
        ],
        "applications.after": ["agreement", "week", "week_facts"],
        "applications.busy": ["placements"],
        "applications.hindrances": ["placements"],
        "backup.before": ["placements"],
        "backup.beside": ["SECRET_KEY", "seal"],
        "campaigns.press_words": ["pages"],
        "core.audiences": ["companies", "families", "newsletter", "partners", "schools"],
        "core.frame": ["drafts", "portal", "portal.box"],
        "core.opened": ["portal", "privacy", "threads"],
        "core.outcomes": ["campaigns"],
        "core.paths": ["link", "newsletter", "stop"],
        "core.retention": [
            "accounts", "afterwards", "agenda", "applications", "campaigns", "careers", "core", "entrance",
            "events", "feedback", "following", "forums", "insights", "interests", "meetings", "mentoring",
            "messaging", "occupations", "offers", "organisations", "outreach", "pages", "partners", "people",
            "placements", "portal", "preparation", "privacy", "threads", "volunteers", "week", "workshop",
            "youth_work",
        ],
        "core.everywhere": [
            "companies", "documents", "offers", "partners", "people", "pupils", "schools", "team", "team.offers",
        ],
        "core.missing": ["authorisation", "family", "head", "number", "office", "signatory", "siret", "tutor", "weeks"],
        "core.spoken": ["accounts"],
        "core.secrets": ["accounts.email_change", "accounts.login_code", "placements.code"],
        "core.things": [
            "application", "campaign", "classroom", "company", "company_file", "event", "incident", "invitation",
            "offer", "partner", "placement", "pupil", "school", "speaker", "stand", "territory", "volunteer",
        ],
        "core.by_link": ["privacy"],
        "core.site_map": ["companies", "events", "interests", "news", "offers", "pages", "paths", "trades"],
        "events.missing": ["entrance"],
        "events.parts": ["entrance", "feedback", "forums"],
        "events.ticket": ["entrance"],
        "events.beside_class": ["entrance", "forums"],
        "events.beside_seat": ["feedback", "forums"],
        "events.at_host": ["careers"],
        "families.lines": ["meetings"],
        "following.class_board": ["portal"],
        "mentoring.lines": ["afterwards", "meetings", "mentoring", "preparation"],
        "mentoring.coming": ["meetings"],
        "occupations.places": ["offers"],
        "occupations.unsure": ["interests"],
        "occupations.hosts": ["careers"],
        "occupations.tales": ["afterwards"],
        "offers.apply": ["applications"],
        "offers.in_vain": ["outreach"],
        "offers.travel": [],
        "offers.voices": ["week"],
        "offers.host_page": ["careers"],
        "offers.not_asked": ["careers"],
        "offers.tales": ["afterwards"],
        "organisations.site_uses": ["offers"],
        "organisations.at_school": ["events"],
        "outreach.ways_on": ["partners"],
        "partners.posted": ["campaigns"],
        "people.hosts": ["placements"],
        "people.stand_ins": ["placements"],
        "people.matters": ["alumni", "apply", "mentoring", "youth_work"],
        "people.class_families": ["families"],
        "people.family_page": ["families"],
        "people.year": [
            "afterwards", "applications", "events", "following", "interests", "meetings", "mentoring", "placements",
            "preparation", "threads", "week",
        ],
        "people.pupil_family": ["families"],
        "placements.catalogues": ["families"],
        "preparation.evidence": [
            "event", "interests", "letter", "meet", "path", "questions", "sectors", "speak", "trades",
        ],
        "privacy.opening": ["families"],
        "volunteers.handed_over": ["mentoring", "outreach"],
        "volunteers.hours": ["events", "meetings"],
        "volunteers.sectors": ["occupations"],
        "week.next_steps": ["afterwards"],
        "week.told": ["preparation"],
        "workshop.apply": ["applications"],
        "workshop.texts": [
            "preparation.ownquestions", "preparation.sitenotes", "preparation.threesectors", "week.diaryentry",
            "week.report", "week.reportsection", "week.speakingplan", "week.thankyou", "workshop.cv",
            "workshop.letter",
        ],
        "youth_work.stands": ["following"],
    }  # fmt: skip
    assert all(len(port.asks.split()) > 3 for port in PORTS.values())
