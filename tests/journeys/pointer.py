"""Whether a pointer reaches what is shown: every control, hit at its centre, is itself what is hit."""

from playwright.sync_api import Page

# A control scrolled away or inside a closed part isn't shown; one that scripts alone press (`aria-hidden`) is none.
# A radio button may be drawn by its label. What sticks to the edge of the window covers others only until one scrolls,
# so each is scrolled to the middle first. A link over several lines is hit on its first.
COVERED = """() => {
  const controls = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [role=button], [tabindex="0"]';
  const found = [];
  const clipped = each => {
    for (let up = each.parentElement; up; up = up.parentElement) {
      if (getComputedStyle(up).clipPath === 'inset(50%)') return true;
    }
    return getComputedStyle(each).clipPath !== 'none';
  };
  const modal = document.querySelector('dialog:modal');
  for (const control of document.querySelectorAll(controls)) {
    if (control.closest('[aria-hidden=true], [inert]') || (modal && !modal.contains(control))) continue;
    const label = control.labels && control.labels[0];
    const targets = [control, label].filter(Boolean);
    const seen = targets.find(each => each.checkVisibility({opacityProperty: true, visibilityProperty: true})
      && [...each.getClientRects()].some(box => box.width > 1 && box.height > 1)
      && !clipped(each));
    if (!seen) continue;
    seen.scrollIntoView({block: 'center', inline: 'center', behavior: 'instant'});
    const box = [...seen.getClientRects()].find(each => each.width > 1 && each.height > 1);
    if (box.bottom + window.scrollY <= 0) continue; // waits above the page for the keyboard's focus
    const hit = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    const reached = hit && (targets.some(each => each.contains(hit)) || hit.closest('label')?.control === control);
    if (!reached) {
      const say = each => each ? each.outerHTML.replace(/\\s+/g, ' ').slice(0, 110) : 'nothing';
      found.push(`${say(control)} is covered by ${say(hit)}`);
    }
  }
  window.scrollTo(0, 0);
  return found;
}"""


def covered_controls(page: Page) -> list[str]:
    """Each visible control that a click at its centre doesn't reach, and what is in its way."""
    found: list[str] = page.evaluate(COVERED)
    return found
