"""CVs and a long course report, next to WeasyPrint and to a browser that prints, on the same words.

    make bench NAME=documents

`cv_ms` is the middle time of one whole CV (trying type sizes until it fits included), `weasyprint_cv_ms` and
`chromium_cv_ms` those of the same words as tagged PDF, turn by turn, with fonts and style sheet loaded; chromium is
started once and keeps its page. `report_60_pages_s` sets a report of at least 60 pages with ten photos. Peaks of memory
are those of a process of its own that sets the report once; chromium's is the sum over its processes. Progress goes to
stderr; the last line of stdout is JSON.
"""

import base64
import contextlib
import io
import os
import random
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from documents_html import cv_page, report_page, style_of
from own_folder import chromium_path, milliseconds, own_folder, report, run, tell
from weasy import Weasy

WARM, MEASURED, PAGES = 3, 20, 60
WORDS = "atelier matin équipe machine commande client essai devis carton vélo freins question réponse pause cuisine école stock étiquette camion téléphone réunion dessin plan mesure bois métal couleur lumière bruit odeur geste métier".split()  # noqa: SIM905  a line of words is read as one


def sentences(rng: random.Random, count: int) -> str:
    """Words in sentences of twelve."""
    made = [" ".join(rng.choices(WORDS, k=12)).capitalize() + "." for _ in range(count)]
    return " ".join(made)


def a_cv(rng: random.Random, number: int) -> Any:
    """A CV as full as most."""
    from premierpas.ui.pdf.documents import CVText, Identity

    def lines(count: int) -> list[str]:
        return [" ".join(rng.choices(WORDS, k=6)).capitalize() for _ in range(count)]

    skills = [f"{line} : {sentences(rng, 1)}" for line in lines(4)]
    return CVText(sentences(rng, 2), skills, lines(5), lines(3), lines(2), identity=Identity(f"Inès Benali {number}"))


def a_report(rng: random.Random) -> Any:
    """A report of about 60 pages, ten of them photos."""
    from PIL import Image

    from premierpas.core.office import Figure
    from premierpas.ui.pdf.reports import ReportPart, ReportText

    figures = []
    for number in range(10):
        out = io.BytesIO()
        Image.effect_noise((1600, 1200), 40 + number).convert("RGB").save(out, "JPEG", quality=60)
        figures.append(Figure(out.getvalue(), 1600, 1200, f"Photo {number}", f"Ce qu’on voit {number}"))
    sections = [ReportPart(f"Partie {n}", [sentences(rng, 6) for _ in range(44)]) for n in range(7)]
    return ReportText("Mon rapport", "Inès Benali", "3e A", [("Élève", "Inès Benali")], sections, figures=figures)


def pictures_of(long: Any) -> list[str]:
    """The figures as addresses that carry them."""
    return ["data:image/jpeg;base64," + base64.b64encode(each.picture).decode() for each in long.figures]


def chromium(playwright: Any) -> Callable[[str], bytes]:
    """One page of one browser, which prints what it is given as tagged PDF."""
    arguments = ["--no-sandbox", "--disable-gpu"]
    page = playwright.chromium.launch(executable_path=chromium_path(), args=arguments).new_page()

    def pdf(html: str) -> bytes:
        page.set_content(html, wait_until="load")
        return page.pdf(prefer_css_page_size=True, tagged=True)

    return pdf


def peak_mb(way: str) -> float:
    """The most memory that a process of its own has used to set the report once."""
    done = subprocess.run([sys.executable, __file__, "--peak", way], capture_output=True, text=True, check=True)
    return float(done.stdout.strip().splitlines()[-1])


def set_once(way: str) -> None:
    """What that process does."""
    import django

    django.setup()
    from premierpas.ui.pdf.reports import report_pdf
    from premierpas.ui.pdf.typeset import FONTS

    long = a_report(random.Random(1))
    if way == "typst":
        report_pdf(long)
    elif way == "weasyprint":
        Weasy(style_of(FONTS), tagged=True).pdf(report_page(long, pictures_of(long)))
    else:
        from playwright.sync_api import sync_playwright

        with sync_playwright() as playwright:
            chromium(playwright)(report_page(long, pictures_of(long), style_of(FONTS)))
            browser = [pid for pid in descendants(os.getpid()) if is_browser(pid)]
            print(sum(map(most_mb, browser)))
        return
    print(most_mb(os.getpid()))


def most_mb(pid: int) -> float:
    """The most memory that this program has held; what its parent held before starting it isn't counted."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return 0.0


def is_browser(pid: int) -> bool:
    """Whether this is chromium's own, and not what drives it."""
    return Path(f"/proc/{pid}/comm").read_text().startswith("chrom")


def descendants(pid: int) -> list[int]:
    """The processes that this one has started, and those that they have."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                parents[int(folder.name)] = int((folder / "stat").read_text().rsplit(")", 1)[1].split()[1])
    found = [child for child, parent in parents.items() if parent == pid]
    return found + [each for child in found for each in descendants(child)]


def measure() -> None:
    """CVs turn by turn, then the report."""
    with own_folder(DEMO="0"):
        import django

        django.setup()
        from playwright.sync_api import sync_playwright

        from premierpas.ui.pdf.documents import cv_pdf
        from premierpas.ui.pdf.rendering import page_count
        from premierpas.ui.pdf.reports import report_pdf
        from premierpas.ui.pdf.typeset import FONTS

        rng, style = random.Random(2), style_of(FONTS)
        cvs, long = [a_cv(rng, n) for n in range(WARM + MEASURED)], a_report(random.Random(1))
        times: dict[str, list[float]] = {"typst": [], "weasyprint": [], "chromium": []}
        with sync_playwright() as playwright:
            by_weasy, by_chromium = Weasy(style, tagged=True).pdf, chromium(playwright)
            tell("CVs …")
            for number, cv in enumerate(cvs):
                took = {
                    "typst": milliseconds(lambda cv=cv: cv_pdf(cv)),
                    "weasyprint": milliseconds(lambda cv=cv: by_weasy(cv_page(cv))),
                    "chromium": milliseconds(lambda cv=cv: by_chromium(cv_page(cv, style))),
                }
                if number >= WARM:
                    for way, value in took.items():
                        times[way].append(value)
            tell("report …")
            pages = page_count(report_pdf(long))
            if pages < PAGES:
                raise RuntimeError(f"the report has only {pages} pages")
            addresses = pictures_of(long)
            ours = statistics.median(milliseconds(lambda: report_pdf(long)) for _ in range(5))
            theirs = milliseconds(lambda: by_weasy(report_page(long, addresses)))
            printed = milliseconds(lambda: by_chromium(report_page(long, addresses, style)))
        tell("memory …")
        peaks = {way: peak_mb(way) for way in ("typst", "weasyprint", "chromium")}
    middle = {way: statistics.median(values) for way, values in times.items()}
    figures = {
        "cv_ms": middle["typst"],
        "cvs_per_s": 1000 / middle["typst"],
        "cv_speedup_over_weasyprint": middle["weasyprint"] / middle["typst"],
        "cv_speedup_over_chromium": middle["chromium"] / middle["typst"],
        "report_pages": pages,
        "report_60_pages_s": ours / 1000,
        "peak_mb": peaks["typst"],
    }
    baseline = {
        "weasyprint_cv_ms": middle["weasyprint"],
        "chromium_cv_ms": middle["chromium"],
        "weasyprint_report_s": theirs / 1000,
        "chromium_report_s": printed / 1000,
        "weasyprint_peak_mb": peaks["weasyprint"],
        "chromium_peak_mb": peaks["chromium"],
        "report_60_pages_s": 1,
    }
    report("documents", *({name: round(value, 2) for name, value in each.items()} for each in (figures, baseline)))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peak"]:
        set_once(sys.argv[2])
    else:
        run(measure)
