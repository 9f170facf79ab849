"""Other forms of a word: the verb at another person, the infinitive, the plural."""

from premierpas.core.sound import sound_of

from .lexicon import alike, forms_of, rarity, readings
from .words import Word


def forms_with(lemma: str, *codes: str) -> list[str]:
    """The forms of a lemma that can be one of these codes, in the order of the codes, the usual ones first."""
    known = {
        form: {code for reading in readings(form) if reading.lemma == lemma for code in reading.codes}
        for form in forms_of(lemma)
    }
    return list(dict.fromkeys(form for code in codes for form, found in known.items() if code in found))


def conjugated(word: Word, person: str) -> list[str]:
    """The same verb at this person: same tense, and for an infinitive or participle what sounds alike."""
    found: list[str] = []
    for lemma, codes in word.lemmas.items():
        tenses = dict.fromkeys(
            code[0] for code in codes if len(code) == 3 and code[0] in "pqfcuis" and code[1] in "123"
        )
        wanted = [f"{'p' if tense in 'uis' else tense}{person}" for tense in tenses] if tenses else []
        if any(code == "Y" or code[0] == "Q" for code in codes):
            wanted += [f"q{person}", f"p{person}"] if word.low.endswith(("é", "er")) else [f"p{person}"]
        found += forms_with(lemma, *wanted)
    sound = sound_of(word.low)
    others = (form for form in dict.fromkeys(found) if form != word.low)
    return sorted(others, key=lambda form: (sound_of(form) != sound, rarity(form)))


def heard_as(word: str, *codes: str) -> list[str]:
    """Forms that sound like this word and can be one of these codes: `appel` → `appelle` at p1s."""
    return [
        form
        for form in alike(sound_of(word))
        if form != word and any(code in codes for reading in readings(form) for code in reading.codes)
    ]


def infinitives(word: Word) -> list[str]:
    """The infinitives of what can be a verb."""
    verbs = [lemma for lemma, codes in word.lemmas.items() if any(code[0] in "YQPpqsfcui" for code in codes)]
    return [lemma for lemma in verbs if any("Y" in reading.codes for reading in readings(lemma))]


def participles(word: Word, agreement: str = "ms") -> list[str]:
    """The past participles of what can be a verb, as `ms`, `fs`, `mp` or `fp`."""
    gender, number = agreement[0], agreement[1]
    codes = (f"Q{gender}{number}", f"Q{gender}i", f"Qe{number}", "Qei")
    return [form for lemma in infinitives(word) for form in forms_with(lemma, *codes)[:1]]


def agreed(word: Word, gender: str, number: str) -> list[str]:
    """The same noun, adjective or participle with this number, and this gender where it has both (`e`: its own)."""
    found: list[str] = []
    for lemma, codes in word.lemmas.items():
        for code in codes:
            if code[0] in "NAQ":
                own = code[1] if gender == "e" or code[0] == "N" else gender
                wanted = [f"{code[0]}{each}{amount}" for each in (own, "e") for amount in (number, "i")]
                found += [form for form in forms_with(lemma, *wanted) if form != word.low]
    return list(dict.fromkeys(found))
