"""How often a family's link met the wrong birth date: a link that somebody else found isn't guessed open."""

from django.db import models

from premierpas.accounts.links import Link


class Tries(models.Model):
    """Wrong birth dates typed behind one link; after a few the link is closed, and a new one goes to the family."""

    link = models.OneToOneField(Link, on_delete=models.CASCADE, related_name="+")
    wrong = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.wrong} wrong behind {self.link_id}"
