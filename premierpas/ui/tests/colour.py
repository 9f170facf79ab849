"""Contrast of the colour tokens, computed from tokens.css: OKLCH → sRGB → relative luminance (WCAG 2.2)."""

import math
import re
from pathlib import Path

TOKENS = Path(__file__).resolve().parent.parent / "static" / "ui" / "tokens.css"
_TOKEN = re.compile(r"--([a-z0-9-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);")


def schemes() -> dict[str, dict[str, tuple[float, float, float]]]:
    """The tokens of the light scheme, and those of the dark one over it."""
    css = TOKENS.read_text()
    light_css, _, dark_css = css.partition("@media (prefers-color-scheme: dark)")
    light = _tokens(light_css)
    return {"light": light, "dark": light | _tokens(dark_css)}


def pairs() -> list[tuple[str, str, float]]:
    """(text, background, least contrast) as listed at the end of tokens.css."""
    listed = TOKENS.read_text().rpartition("/* pairs 4.5:")[2]
    text, _, graphic = listed.partition("pairs 3:")
    found = []
    for block, least in ((text, 4.5), (graphic, 3.0)):
        found += [(a, b, least) for a, b in re.findall(r"([a-z0-9-]+)/([a-z0-9-]+)", block)]
    return found


def contrast(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    """The WCAG contrast ratio of two OKLCH colours, from 1 to 21."""
    lighter, darker = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _tokens(css: str) -> dict[str, tuple[float, float, float]]:
    return {m[1]: (float(m[2]), float(m[3]), float(m[4])) for m in _TOKEN.finditer(css)}


def _luminance(oklch: tuple[float, float, float]) -> float:
    """Matrices: Björn Ottosson, "A perceptual color space for image processing"; out of gamut is cut, as screens do."""
    lightness, chroma, hue = oklch
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    red, green, blue = (min(1.0, max(0.0, channel)) for channel in (red, green, blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
