"""The pictures of the two READMEs, taken anew from a running demo world: `python -m tests.journeys.pictures`.

`make run` serves it beside; each picture is taken in French and in English, and kept under the size that the
documentation's test allows.
"""

import re
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from premierpas.core.development.browser import find_browser

FOLDER = Path(__file__).parents[2] / "docs" / "images"
PHONE, DESK = (360, 800), (1280, 860)
MOST_BYTES = 120_000
LANGUAGES = ("fr", "en")


@dataclass(frozen=True)
class Picture:
    """One screen: who looks (a word of the demo's list; empty for a visitor), from where, which links are followed."""

    name: str
    size: tuple[int, int]
    who: str = ""
    address: str = "/"
    then: tuple[str, ...] = ()  # the first link of the page whose address matches


PICTURES = (
    Picture("accueil", DESK),
    Picture("eleve-accueil", PHONE, "ines.demo", "/moi/"),
    Picture("recherche", PHONE, "adam.demo", "/stages/"),
    Picture("offre", PHONE, "adam.demo", "/stages/", ("/stages/[^/?#]+/$",)),
    Picture("eleve-candidatures", PHONE, "ines.demo", "/moi/candidatures/"),
    Picture("entreprise-offre", DESK, "fatou.diallo", "/entreprise/offres/", ("/comme-un-eleve/",)),
    Picture("classe", DESK, "claire.lefevre", "/etablissement/", ("/etablissement/classes/[0-9]+/$",)),
    Picture("relectures", DESK, "claire.lefevre", "/etablissement/relectures/"),
    Picture("coordination", DESK, "nadia.ferhat", "/association/"),
    Picture("entreprises", DESK, "nadia.ferhat", "/association/entreprises/"),
    Picture(
        "entreprise-suivie", DESK, "nadia.ferhat", "/association/entreprises/", ("/association/entreprises/[0-9]",)
    ),
    Picture("binomes", DESK, "nadia.ferhat", "/association/binomes/"),
    Picture("metier", PHONE, "adam.demo", "/metiers/", ("/metiers/(?!interets|comparer|gardes|sources)[a-z]",)),
    Picture("decouvrir", PHONE, "adam.demo", "/moi/decouvrir/"),
    Picture("evenement", PHONE, "adam.demo", "/evenements/", ("/evenements/[a-z]",)),
    Picture("accompagnement", PHONE, "ines.demo", "/moi/accompagnement/"),
    Picture("parcours-classe", DESK, "claire.lefevre", "/etablissement/parcours/", ("/parcours/classes/[0-9]+/$",)),
)


def main(arguments: list[str]) -> int:
    """Take all, or those named; the first argument may be the address of the running world."""
    base = arguments.pop(0).rstrip("/") if arguments and "://" in arguments[0] else "http://localhost:8000"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for picture in PICTURES:
            if not arguments or picture.name in arguments:
                for language in LANGUAGES:
                    _take(browser, base, picture, language)
        browser.close()
    return 0


def _take(browser: Browser, base: str, picture: Picture, language: str) -> None:
    width, height = picture.size
    scale = 2 if picture.size == PHONE else 1
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=scale, locale=language, reduced_motion="reduce"
    )
    page = context.new_page()
    if picture.who:
        _enter(page, base, picture.who)
    page.goto(base + picture.address)
    _speak(page, language)
    for part in picture.then:
        _follow(page, part)
    target = FOLDER / (picture.name + (".png" if language == "fr" else f".{language}.png"))
    target.write_bytes(small(page.screenshot()))
    print(target.relative_to(FOLDER.parents[1]), target.stat().st_size)
    context.close()


def _enter(page: Page, base: str, login: str) -> None:
    page.goto(f"{base}/demo/")
    page.locator("li", has_text=login).get_by_role("button").click()
    page.wait_for_load_state()


def _speak(page: Page, language: str) -> None:
    """Choose the language in the footer, unless the page speaks it."""
    if page.locator("html").get_attribute("lang") != language:
        page.locator(f"footer form button[value='{language}']").click()
        page.wait_for_load_state()


def _follow(page: Page, pattern: str) -> None:
    """Open the first link of the page's content whose address matches."""
    addresses = page.locator("main a[href]").evaluate_all("links => links.map(link => link.href)")
    found = next((each for each in addresses if re.search(pattern, each)), None)
    if found is None:
        raise SystemExit(f"{page.url}: no link to {pattern}")
    page.goto(found)


def small(png: bytes) -> bytes:
    """The same picture in few colours, so that it may lie in the repository."""
    picture = Image.open(BytesIO(png)).convert("RGB")
    for colours in (256, 128, 64, 32):
        buffer = BytesIO()
        picture.quantize(colours, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        if buffer.tell() <= MOST_BYTES:
            break
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
