"""Why a word is pointed at: one sentence of at most twelve words, those of a pupil of fourteen."""

from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as lazy


class Reason(StrEnum):
    """What the readers of French can say; the sentence of each is in SAID."""

    A = "a"
    A_PREPOSITION = "a_preposition"
    MY_HAS = "my_has"
    THAT = "that"
    HIS = "his"
    ONE = "one"
    HAVE = "have"
    ARE = "are"
    THEIR_OWN = "their_own"
    IT_IS = "it_is"
    REFLEXIVE = "reflexive"
    THIS = "this"
    KNOW = "know"
    AND = "and"
    IS = "is"
    BEEN = "been"
    WHERE = "where"
    OR = "or"
    THERE = "there"
    ARTICLE = "article"
    LITTLE = "little"
    CAN = "can"
    LEUR = "leur"
    LEURS = "leurs"
    WHEN = "when"
    WHICH = "which"
    BUT = "but"
    MINE = "mine"
    SURE = "sure"
    HAD_TO = "had_to"
    ELISION = "elision"
    ONE_WORD = "one_word"
    HYPHEN = "hyphen"
    EXPRESSION = "expression"
    ALL = "all"
    ALL_SINGULAR = "all_singular"
    AFTER_VERB = "after_verb"
    AFTER_PREPOSITION = "after_preposition"
    INFINITIVE = "infinitive"
    AFTER_HAVE = "after_have"
    AFTER_BE = "after_be"
    WITH_YOU = "with_you"
    WITH_I = "with_i"
    WITH_THOU = "with_thou"
    WITH_HE = "with_he"
    WITH_WE = "with_we"
    WITH_THEY = "with_they"
    SUBJECT = "subject"
    I_HAVE = "i_have"
    POLITE = "polite"
    IF_HAD = "if_had"
    PLURAL = "plural"
    SINGULAR = "singular"
    AGREES = "agrees"
    GENDER = "gender"
    NO_AGREEMENT = "no_agreement"
    NOT = "not"
    UNKNOWN = "unknown"
    HEARD = "heard"
    ACCENT = "accent"
    GLUED = "glued"
    CLEARER = "clearer"
    VERB = "verb"
    CAPITAL = "capital"
    CONFUSED = "confused"


SAID: dict[Reason, Promise] = {
    Reason.A: lazy("Si « avait » marche aussi, c’est « a », sans accent."),
    Reason.A_PREPOSITION: lazy("« avait » ne marche pas ici : écris « à »."),
    Reason.MY_HAS: lazy("« m’avait », « t’avait » marche aussi : c’est le verbe avoir."),
    Reason.THAT: lazy("Si « cela » marche aussi, écris « ça »."),
    Reason.HIS: lazy("Devant un nom, c’est « sa », comme « ma »."),
    Reason.ONE: lazy("Si « il » marche aussi, écris « on », sans t."),
    Reason.HAVE: lazy("Si « avaient » marche aussi, écris « ont »."),
    Reason.ARE: lazy("Si « étaient » marche aussi, écris « sont »."),
    Reason.THEIR_OWN: lazy("Si « mon » marche aussi, écris « son »."),
    Reason.IT_IS: lazy("Si « cela est » marche aussi, écris « c’est »."),
    Reason.REFLEXIVE: lazy("Devant un verbe, comme « me » ou « te », écris « se »."),
    Reason.THIS: lazy("Si « cela » ou « le » marche ici, écris « ce »."),
    Reason.KNOW: lazy("Ici, c’est le verbe savoir : je sais, il sait."),
    Reason.AND: lazy("Si « et puis » marche aussi, écris « et »."),
    Reason.IS: lazy("Si « était » marche aussi, écris « est »."),
    Reason.BEEN: lazy("Après avoir, le verbe être s’écrit « été »."),
    Reason.WHERE: lazy("Pour un lieu ou un moment, « où » prend un accent."),
    Reason.OR: lazy("Si « ou bien » marche aussi, écris « ou »."),
    Reason.THERE: lazy("Pour dire « à cet endroit », « là » prend un accent."),
    Reason.ARTICLE: lazy("Devant un nom, « la » n’a pas d’accent."),
    Reason.LITTLE: lazy("Pour dire « pas beaucoup », écris « peu »."),
    Reason.CAN: lazy("C’est le verbe pouvoir : je peux, il peut."),
    Reason.LEUR: lazy("Devant un verbe, « leur » ne prend jamais de s."),
    Reason.LEURS: lazy("Devant un nom au pluriel, « leurs » prend un s."),
    Reason.WHEN: lazy("Pour parler du moment, écris « quand »."),
    Reason.WHICH: lazy("Devant un nom, écris « quel » ou « quelle »."),
    Reason.BUT: lazy("Si « pourtant » marche aussi, écris « mais »."),
    Reason.MINE: lazy("Si « les miens » marche, écris « mes »."),
    Reason.SURE: lazy("Pour dire « certain », « sûr » prend un accent."),
    Reason.HAD_TO: lazy("C’est le verbe devoir : « dû » prend un accent."),
    Reason.ELISION: lazy("Devant une voyelle, mets une apostrophe."),
    Reason.ONE_WORD: lazy("Cela s’écrit en un seul mot."),
    Reason.HYPHEN: lazy("Il faut un trait d’union entre ces mots."),
    Reason.EXPRESSION: lazy("Cette expression s’écrit autrement."),
    Reason.ALL: lazy("Devant un mot au pluriel, « tout » devient « tous » ou « toutes »."),
    Reason.ALL_SINGULAR: lazy("Devant un mot au singulier, écris « tout » ou « toute »."),
    Reason.AFTER_VERB: lazy("Si « vendre » marche ici, le verbe finit par -er."),
    Reason.AFTER_PREPOSITION: lazy("Après de, à, pour ou sans, le verbe finit par -er."),
    Reason.INFINITIVE: lazy("Après de, à, pour ou sans, écris l’infinitif du verbe."),
    Reason.AFTER_HAVE: lazy("Après avoir, si « vendu » marche, le verbe finit par -é."),
    Reason.AFTER_BE: lazy("Après être, si « vendu » marche, le verbe finit par -é."),
    Reason.WITH_YOU: lazy("Avec « vous », le verbe finit presque toujours par -ez."),
    Reason.WITH_I: lazy("Ce verbe ne va pas avec « je »."),
    Reason.WITH_THOU: lazy("Avec « tu », le verbe finit presque toujours par s."),
    Reason.WITH_HE: lazy("Ce verbe ne va pas avec il, elle ou on."),
    Reason.WITH_WE: lazy("Avec « nous », le verbe finit presque toujours par -ons."),
    Reason.WITH_THEY: lazy("Avec ils ou elles, le verbe finit par -nt."),
    Reason.SUBJECT: lazy("Le verbe s’accorde : qui fait l’action, un ou plusieurs ?"),
    Reason.I_HAVE: lazy("Avec « je », avoir s’écrit « ai » et être « suis »."),
    Reason.POLITE: lazy("Pour demander poliment, avec « je », on écrit -rais."),
    Reason.IF_HAD: lazy("Après « si », pas de -rais : « si j’avais »."),
    Reason.PLURAL: lazy("Il y en a plusieurs : ce mot se met au pluriel."),
    Reason.SINGULAR: lazy("Il n’y en a qu’un : ce mot reste au singulier."),
    Reason.AGREES: lazy("Ce mot s’accorde avec celui dont il parle."),
    Reason.GENDER: lazy("Vérifie : ce mot est-il masculin ou féminin ?"),
    Reason.NO_AGREEMENT: lazy("Avec « j’ai », « il a », ce mot ne s’accorde pas ici."),
    Reason.NOT: lazy("À l’écrit, « pas » va avec « ne » ou « n’ »."),
    Reason.UNKNOWN: lazy("Ce mot n’est pas dans le dictionnaire. Vérifie-le."),
    Reason.HEARD: lazy("Ce mot se prononce bien, mais s’écrit autrement."),
    Reason.ACCENT: lazy("Regarde les accents de ce mot."),
    Reason.GLUED: lazy("Il manque une apostrophe ou une espace."),
    Reason.CLEARER: lazy("On peut le dire plus simplement."),
    Reason.VERB: lazy("Vérifie la fin de ce verbe."),
    Reason.CAPITAL: lazy("Vérifie les majuscules."),
    Reason.CONFUSED: lazy("Deux mots se ressemblent : lequel veux-tu ?"),
}
