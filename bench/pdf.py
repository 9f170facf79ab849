"""Setting signed agreements as PDF, next to WeasyPrint on the same text; sealing apart.

    make bench NAME=pdf

Signed agreements, each of another pupil at another host, are made in a database of their own. `render_ms` and
`weasyprint_ms` are the middle times of setting alone, from the finished text to PDF/UA-1 bytes, both in this process
with fonts and style sheet loaded, turn by turn on the same agreement, without seal. `weasyprint_untagged_ms` is the same
without tags, the fastest that it can do. `agreements_per_s` counts whole agreements, others than those: queries, text,
attachments, setting. `seal_ms` is the seal alone on a finished file. Progress goes to stderr; the last line of stdout is JSON.
"""

import statistics
import time
from datetime import date
from typing import Any

from own_folder import django_here, milliseconds, own_folder, report, run, tell
from pdf_html import page_of, style_of
from weasy import Weasy

TODAY = date(2026, 11, 10)
WARM, MEASURED = 3, 20
AT_LEAST = 5


def agreements(count: int) -> list[Any]:
    """So many signed agreements of an ordinary week, with the length of text that people write."""
    from premierpas.placements.actions import save_part
    from premierpas.placements.terms.content import Part
    from premierpas.placements.tests.agreements import a_draft, in_signature, signed, the_host

    made = []
    for n in range(count):
        draft = a_draft()
        values = {
            "host_name": f"Atelier du Pont {n}",
            "tutors": [{"name": f"Samir Haddou {n}", "function": "mécanicien cycles"}],
            "activities": f"Jour {n} : suivre une réparation du devis à l’essai. " * 8,
            "access": "RER A, Nanterre-Ville, sortie 2, puis cinq minutes à pied.",
        }
        save_part(draft, part=Part.HOST, values=values, by=the_host(draft))
        draft.refresh_from_db()
        made.append(signed(in_signature(draft)))
    return made


def rendering(settings: list[dict[str, Any]]) -> dict[str, list[float]]:
    """Milliseconds of each way, agreement by agreement; each text is set once, so that nothing is remembered whole."""
    from premierpas.ui.pdf.rendering import render_pdf
    from premierpas.ui.pdf.typeset import FONTS

    style = style_of(FONTS)
    tagged, untagged = Weasy(style, tagged=True), Weasy(style, tagged=False)
    pages = [page_of(each["data"] | each["raw"], each["title"]) for each in settings]
    same_text(settings[0], pages[0], tagged)
    found: dict[str, list[float]] = {"typst": [], "weasyprint": [], "untagged": []}
    for number, (setting, page) in enumerate(zip(settings, pages, strict=True)):
        times = {
            "typst": milliseconds(lambda setting=setting: render_pdf("agreement", **setting)),
            "weasyprint": milliseconds(lambda page=page: tagged.pdf(page)),
            "untagged": milliseconds(lambda page=page: untagged.pdf(page)),
        }
        if number >= WARM:
            for way, value in times.items():
                found[way].append(value)
    return found


def same_text(setting: dict[str, Any], page: str, weasy: Weasy) -> None:
    """Raises RuntimeError when one of the two leaves out more than a few words of the other."""
    from premierpas.ui.pdf.rendering import render_pdf
    from premierpas.ui.tests.pdf_glyphs import text_of

    ours, theirs = (set(text_of(pdf).split()) for pdf in (render_pdf("agreement", **setting), weasy.pdf(page)))
    shared = len(ours & theirs) / len(ours | theirs)
    tell(f"  words that both have: {shared:.0%}")
    if shared < 0.85:
        raise RuntimeError(f"the texts differ: {sorted(ours ^ theirs)[:20]}")


def measure() -> None:
    """Make, set, seal."""
    with own_folder(DEMO="0") as folder, django_here(folder):
        from django.core.management import call_command

        from premierpas.core import clock
        from premierpas.placements.document.agreement import agreement_pdf, setting_of
        from premierpas.placements.sealing.seal import seal_pdf

        call_command("migrate", verbosity=0, interactive=False)
        with clock.travel(TODAY):
            tell("making agreements …")
            made = agreements(WARM + 2 * MEASURED)
            tell("setting …")
            times = rendering([setting_of(each) for each in made[: WARM + MEASURED]])
            began = time.perf_counter()
            files = [agreement_pdf(each) for each in made[WARM + MEASURED :]]
            whole = time.perf_counter() - began
            tell("sealing …")
            seal_pdf(files[0])
            sealing = [milliseconds(lambda pdf=pdf: seal_pdf(pdf)) for pdf in files]
    middle = {way: statistics.median(values) for way, values in times.items()}
    figures = {
        "agreements": MEASURED,
        "agreements_per_s": len(files) / whole,
        "render_ms": middle["typst"],
        "speedup_over_weasyprint": middle["weasyprint"] / middle["typst"],
        "speedup_over_untagged_weasyprint": middle["untagged"] / middle["typst"],
        "seal_ms": statistics.median(sealing),
        "file_kb": len(files[0]) / 1000,
    }
    baseline = {
        "weasyprint_ms": middle["weasyprint"],
        "weasyprint_untagged_ms": middle["untagged"],
        "speedup_at_least": AT_LEAST,
    }
    report("pdf", *({name: round(value, 1) for name, value in each.items()} for each in (figures, baseline)))


if __name__ == "__main__":
    run(measure)
