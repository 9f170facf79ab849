"""The training: five scenes with a minor. Each has three answers; each answer says why it is right or wrong."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Answer:
    """One way to react, and what comes of it."""

    code: str
    words: Any
    why: Any
    is_right: bool = False


@dataclass(frozen=True)
class Scene:
    """A situation, and three ways to react."""

    code: str
    title: Any
    situation: Any
    answers: tuple[Answer, ...]

    def answer(self, code: str) -> Answer | None:
        """The answer of this code, if there is one."""
        return next((each for each in self.answers if each.code == code), None)

    @property
    def right(self) -> Answer:
        """The answer that protects everybody."""
        return next(each for each in self.answers if each.is_right)


SCENES = (
    Scene(
        "room",
        _("La petite salle"),
        _(
            "Vous retrouvez Lina, 14 ans, à la médiathèque. La grande salle est pleine et bruyante. "
            "L’accueil vous propose un petit bureau au fond du couloir, avec une porte sans vitre."
        ),
        (
            Answer(
                "closed",
                _("On prend le bureau et on ferme la porte : elle pourra parler au calme."),
                _(
                    "Seul avec un mineur dans un lieu fermé, personne ne voit rien : ni Lina ni vous n’êtes "
                    "protégés. C’est la première chose que la charte demande d’éviter."
                ),
            ),
            Answer(
                "seen",
                _("On reste là où l’on nous voit : une table de la grande salle, ou le bureau porte ouverte."),
                _("On peut parler bas et être vus. Si ce n’est vraiment pas possible, on change de jour ou de lieu."),
                is_right=True,
            ),
            Answer(
                "home",
                _("On va chez moi, c’est à deux rues et il y a de la place."),
                _("Jamais chez vous ni chez elle, même si la famille est d’accord et même pour dix minutes."),
            ),
        ),
    ),
    Scene(
        "number",
        _("« Tu me donnes ton numéro ? »"),
        _(
            "Après le rendez-vous, Yanis, 15 ans, vous demande votre numéro « juste pour envoyer ma "
            "lettre ce soir ». Il propose aussi de vous suivre sur son réseau préféré."
        ),
        (
            Answer(
                "platform",
                _("Je lui montre où m’écrire sur ce site, et j’explique pourquoi c’est là."),
                _(
                    "Là, un autre adulte peut lire : Yanis est protégé, vous aussi. Et sa lettre est déjà au "
                    "bon endroit."
                ),
                is_right=True,
            ),
            Answer(
                "number",
                _("Je donne mon numéro, en précisant que c’est seulement pour la lettre."),
                _(
                    "Une conversation privée commence toujours par une bonne raison. Ensuite, personne ne "
                    "voit plus ce qui s’écrit, ni à quelle heure."
                ),
            ),
            Answer(
                "follow",
                _("Pas de numéro, mais j’accepte qu’il me suive : mon compte est public."),
                _("Un réseau est une porte vers des messages privés, et vers votre vie. La réponse reste la même."),
            ),
        ),
    ),
    Scene(
        "secret",
        _("Le secret"),
        _(
            "Awa, 13 ans, a un bleu au bras. Elle dit : « Je vous raconte, mais vous jurez de ne le "
            "répéter à personne. »"
        ),
        (
            Answer(
                "promise",
                _("Je promets, sinon elle ne dira rien. On verra ensuite."),
                _(
                    "Vous devrez rompre votre promesse, et elle ne croira plus les adultes. On ne promet "
                    "jamais le secret."
                ),
            ),
            Answer(
                "inquire",
                _("Je lui pose des questions précises pour être sûr, puis j’appelle ses parents."),
                _(
                    "Mener l’enquête n’est pas votre rôle : trop de questions abîment sa parole. Et prévenir "
                    "la famille peut la mettre en danger si le danger vient de là."
                ),
            ),
            Answer(
                "listen",
                _(
                    "Je l’écoute, je dis que je ne peux pas garder cela pour moi si elle est en danger, et je"
                    " préviens la coordination tout de suite."
                ),
                _(
                    "Vous la croyez, vous notez ses mots sans les changer, vous prévenez le jour même. Si "
                    "c’est urgent : le 17, ou le 119, ouvert jour et nuit."
                ),
                is_right=True,
            ),
        ),
    ),
    Scene(
        "photo",
        _("La belle photo"),
        _(
            "Au forum des métiers, vous prenez une très belle photo de Sofiane qui essaie un casque "
            "de chantier. Il dit qu’il est d’accord pour que vous la publiiez."
        ),
        (
            Answer(
                "publish",
                _("Je la publie sans son nom : il est d’accord, et elle fait honneur à l’association."),
                _(
                    "Un mineur ne peut pas donner cet accord seul : il faut celui de sa famille, écrit. Et "
                    "une image publiée ne revient jamais."
                ),
            ),
            Answer(
                "hand",
                _("Je ne garde aucune photo d’élève. Pour en publier une, la coordination demande à la famille."),
                _(
                    "La question passe par ceux qui ont l’accord écrit. Dans le doute, on photographie les "
                    "mains ou le dos."
                ),
                is_right=True,
            ),
            Answer(
                "keep",
                _("Je ne la publie pas, je la garde seulement sur mon téléphone comme souvenir."),
                _("Des images de mineurs n’ont rien à faire sur un téléphone personnel, même sans les montrer."),
            ),
        ),
    ),
    Scene(
        "ride",
        _("Il est tard, il pleut"),
        _(
            "Le rendez-vous se termine à 18 h, il fait nuit et il pleut. La mère de Kelly ne répond "
            "pas. Kelly, 14 ans, vous demande : « Vous pouvez me ramener en voiture ? »"
        ),
        (
            Answer(
                "drive",
                _("Bien sûr : la laisser partir seule sous la pluie serait pire."),
                _(
                    "Seul en voiture avec un mineur, personne ne voit rien, et vous répondez d’un accident "
                    "sans être assuré."
                ),
            ),
            Answer(
                "leave",
                _("Je lui dis que je n’ai pas le droit, et je rentre chez moi."),
                _("La règle protège, elle n’abandonne pas. On ne laisse pas une élève seule la nuit tombée."),
            ),
            Answer(
                "wait",
                _(
                    "On attend ensemble dans un lieu éclairé où il y a du monde, et j’appelle la "
                    "coordination, qui cherche."
                ),
                _(
                    "Elle n’est pas seule, vous n’êtes pas seuls tous les deux, et un autre adulte sait. La "
                    "prochaine fois, on finit plus tôt."
                ),
                is_right=True,
            ),
        ),
    ),
)
