"""What a family reads in its own language: one set of words, the same in every language."""

from dataclasses import dataclass, field, fields

from premierpas.core.elision import eliding


@dataclass(frozen=True)
class Words:
    """Every text of the family's page, its sheet of paper and messages. `{named}` places are the same everywhere."""

    code: str
    name: str
    rtl: bool
    days: tuple[str, ...]
    months: tuple[str, ...]
    date: str
    # The summary
    title: str
    lead: str
    what: str
    who: str
    age: str
    where: str
    when: str
    in_all: str
    with_whom: str
    lunch: str
    lunch_places: dict[str, str]
    paid_by: str
    payers: dict[str, str]
    insurance: str
    liability: str
    liability_advised: str
    talk_to: str
    access: str
    bring: str
    day: str
    morning: str
    afternoon: str
    hours: str
    total: str
    day_by_day: str
    means: str
    means_allow: str
    means_pupil: str
    means_safe: str
    means_free: str
    changes: str
    before: str
    after: str
    read_french: str
    binding: str
    not_native: str
    # Signing
    steps: tuple[str, str, str]
    all_right: str
    code_goes_to: str
    by_sms: str
    by_email: str
    no_contact: str
    paper: str
    paper_text: str
    question: str
    code_title: str
    code_sent: str
    code_label: str
    agree: str
    sign: str
    again: str
    refuse: str
    refuse_title: str
    refuse_label: str
    refuse_button: str
    back: str
    signed: str
    signed_text: str
    refused: str
    over: str
    over_text: str
    not_yet: str
    # What goes wrong
    wrong_code: str
    last_try: str
    code_over: str
    too_many: str
    text_changed: str
    required: str
    tick_first: str
    to_mend: str
    optional: str
    too_long: str
    # Messages
    sms_ask: str
    sms_remind: str
    sms_code: str
    sms_signed: str
    sms_void: str
    sms_refused: str
    mail_ask: str
    mail_remind: str
    mail_code: str
    mail_signed: str
    mail_void: str
    mail_refused: str
    button: str
    why: str
    # The practical page
    sheet_title: str
    emergency: str
    call_school: str
    # Somebody who accompanies the child all year
    mail_mentor: str
    sms_mentor: str
    mentor_title: str
    mentor_lead: str
    mentor_begins: str
    mentor_nobody: str
    mentor_yes: str
    mentor_no: str
    mentor_send: str
    mentor_said_yes: str
    mentor_said_no: str
    mentor_button: str
    mail_replaced: str
    sms_replaced: str
    # An event for which a child has a seat
    mail_event: str
    sms_event: str
    event_title: str
    event_lead: str
    event_question: str
    event_leaves: str
    event_alone: str
    event_adult: str
    event_adult_name: str
    event_photos: str
    event_said_no: str
    event_over: str
    # What a family is told at once, and the answers about its child's data
    mail_absent: str
    sms_absent: str
    mail_arrived: str
    sms_arrived: str
    mail_accident: str
    sms_accident: str
    mail_ended: str
    sms_ended: str
    mail_help: str
    sms_help: str
    mail_data: str
    sms_data: str
    data_button: str
    mail_erased: str
    sms_erased: str
    mail_kept: str
    sms_kept: str
    # The page of a child's data, and where a parent asks for it
    data_title: str
    data_lead: str
    data_kept: str
    data_looked: str
    data_looked_lead: str
    data_nobody: str
    data_role: str
    data_all: str
    data_zip: str
    data_own: str
    data_download: str
    data_erase: str
    data_asked: str
    data_other_mind: str
    data_gone: str
    data_stays: str
    data_ask_label: str
    data_sure: str
    data_tick: str
    data_ask: str
    data_close: str
    data_door: str
    data_door_lead: str
    data_contact: str
    data_contact_help: str
    data_send: str
    data_sent: str
    data_nothing: str
    data_wait: str
    native: bool = field(default=False)

    def __post_init__(self) -> None:
        """French texts shorten their `de` before a name."""
        for each in fields(self) if self.code == "fr" else ():
            if isinstance(text := getattr(self, each.name), str):
                object.__setattr__(self, each.name, eliding(text))

    @property
    def direction(self) -> str:
        """As HTML names it."""
        return "rtl" if self.rtl else "ltr"
