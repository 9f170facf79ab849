from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class MembershipStarted(Event):
    """A person has joined an organisation."""

    membership_id: int


@dataclass(frozen=True, kw_only=True)
class MembershipEnded(Event):
    """A person has left an organisation: what they could see ends in the same transaction."""

    membership_id: int


@dataclass(frozen=True, kw_only=True)
class TeacherAssigned(Event):
    """A teacher has been given a class."""

    classroom_id: int
    membership_id: int


@dataclass(frozen=True, kw_only=True)
class TeacherUnassigned(Event):
    """A teacher no longer has a class."""

    classroom_id: int
    membership_id: int


@dataclass(frozen=True, kw_only=True)
class CompanyVerified(Event):
    """A coordinator has verified a company and its person."""

    company_id: int


@dataclass(frozen=True, kw_only=True)
class CompanyRefused(Event):
    """A coordinator couldn't verify a company, or no longer trusts it: nothing of it may stay public."""

    company_id: int


@dataclass(frozen=True, kw_only=True)
class ClassWeeksChanged(Event):
    """When a school's classes may go has changed."""

    school_id: int


@dataclass(frozen=True, kw_only=True)
class CompaniesListed(Event):
    """A partner's list has brought companies that nobody knew."""


@dataclass(frozen=True, kw_only=True)
class CompanyNameChanged(Event):
    """A company has, or wants, another name; or a coordinator has said no to it."""

    company_id: int
