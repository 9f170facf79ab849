"""What the docs say of figures is what the code declares."""

from django.conf import settings

from premierpas.insights.indicators import INDICATORS


def test_the_page_of_figures_lists_each_with_its_definition():
    page = (settings.BASE_DIR / "docs" / "figures.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| ")][1:]
    told = [
        f"| {each.name} | {each.definition} | {'yes' if each.counts_pupils else 'no'} |" for each in INDICATORS.values()
    ]
    assert rows == told
