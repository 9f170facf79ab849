"""The accounts that can be tried, where the demo world is loaded. Nothing here is secret, and nobody is real."""

import random
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.cards import WORDS_PER_CARD, word_list
from premierpas.accounts.models import User

SALT = "demo.enter"
ADULTS = [
    (_("coordination"), "nadia.ferhat@demo.example"),
    (_("chef d’établissement"), "direction@demo.example"),
    (_("professeure"), "claire.lefevre@demo.example"),
    (_("secrétariat du collège"), "secretariat@demo.example"),
    (_("structure d’accueil"), "fatou.diallo@demo.example"),
    (_("bénévole de l’association"), "idriss.benhamou@demo.example"),
    (_("bénévole, lecture seule"), "paul.ndour@demo.example"),
    (_("éducateur d’une association du quartier"), "djibril.sangare@demo.example"),
    (_("mécène, dans l’espace partenaire"), "claire.aubert@demo.example"),
    (_("conseil de surveillance"), "henri.lacaze@demo.example"),
]
PUPILS = [
    (_("élève qui doit confirmer sa place"), "ines.demo"),
    (_("élève qui cherche"), "adam.demo"),
    (_("élève sans autorisation"), "lina.demo"),
    (_("élève qui a une place"), "yanis.demo"),
]
# Whoever the story has sent to a week gets the fifth card, under their own first name.
LIVED = _("élève en stage, ou qui en revient")
ENDING = ".demo"


@dataclass(frozen=True)
class DemoAccount:
    """One account to try."""

    role: str
    login: str
    secret_or_link: str
    user_id: int
    name: str


def demo_words(username: str) -> list[str]:
    """The three words of a demo card: the same in every demo world."""
    return random.Random(f"demo card {username}").sample(word_list(), WORDS_PER_CARD)


def demo_accounts() -> list[DemoAccount]:
    """The accounts of the loaded world; none where it isn't loaded or not allowed."""
    if not settings.DEMO:
        return []
    users = {user.email or user.username: user for user in User.objects.filter(email__in=[mail for _r, mail in ADULTS])}
    pupils = User.objects.filter(username__endswith=ENDING, email=None).order_by("username")
    users |= {user.username: user for user in pupils}
    told = {login for _role, login in PUPILS}
    lived = [(LIVED, user.username) for user in pupils if user.username not in told]
    found = []
    for role, login in [*ADULTS, *PUPILS, *lived]:
        user = users.get(login)
        if user:
            secret = entry_address(user) if user.email else " ".join(demo_words(login))
            found.append(DemoAccount(str(role), login, secret, user.pk, user.name))
    return found


def entry_address(user: User) -> str:
    """A link that opens a demo adult's account."""
    key = signing.dumps(user.pk, salt=SALT)
    return f"{settings.SITE_URL}{reverse('demo:enter', args=[key])}"


def user_of_key(key: str) -> User | None:
    """The demo account of a link; None for an altered one or a person who isn't of the demo."""
    try:
        pk = signing.loads(key, salt=SALT)
    except signing.BadSignature:
        return None
    allowed = {account.user_id for account in demo_accounts()}
    return User.objects.filter(pk=pk).first() if pk in allowed else None
