"""What every page must hold: nothing for axe to complain about, no sideways scrolling, no surprise from elsewhere."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.conftest import DESK, PHONE

NARROW = {"width": 320, "height": 700}

# Rules of WCAG 2.2 are off unless asked for; best practice is on.
EVERYTHING = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": {"type": "rule", "values": ["color-contrast"]}}

# Colours depend on the theme and layout on the width: all rules at both widths, all colours in both themes at both.
LOOKS = [
    (PHONE, "light", EVERYTHING),
    (PHONE, "dark", COLOURS),
    (DESK, "dark", EVERYTHING),
    (DESK, "light", COLOURS),
]

SIDEWAYS = """() => {
  const room = document.documentElement.clientWidth;
  if (document.scrollingElement.scrollWidth <= room) return "";
  const widest = [...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > room + 1);
  return widest.slice(0, 3).map(one => one.outerHTML.slice(0, 160)).join(" | ") || "something";
}"""


@dataclass
class Inspection:
    """Looks at pages and keeps what it found, so that one run tells of all of them."""

    troubles: list[str]
    found: list[str] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)

    def look_at(self, page: Page, name: str, within: str = "") -> None:
        """Look at the page that is open; `within` is a selector of the parts that are ours."""
        self.seen.append(name)
        self.found += [f"{name}: {trouble}" for trouble in self.heard()]
        self.found += [f"{name}: {words}" for words in [*_violations(page, within), *_sideways(page)]]

    def tell(self) -> None:
        """Fail with everything that was found."""
        assert self.seen
        assert not self.found, "\n" + "\n".join(self.found)

    def heard(self) -> list[str]:
        """Take what the browser complained about; that a page of errors has an error's status is no complaint."""
        heard = [
            trouble for trouble in self.troubles if "the server responded with a status of 4" not in trouble
        ]
        self.troubles.clear()
        return heard


def _violations(page: Page, within: str) -> Iterator[str]:
    page.evaluate(Axe().axe_script)
    for size, theme, options in LOOKS:
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        context = json.dumps({"include": within}) if within else "document"
        found = page.evaluate(
            f"axe.run({context}, {json.dumps(options)}).then(results => results.violations)"
        )
        for violation in found:
            where = " | ".join(node["html"][:200] for node in violation["nodes"][:3])
            yield f"{violation['id']} ({size['width']}, {theme}): {where}"


def _sideways(page: Page) -> Iterator[str]:
    for size in (NARROW, PHONE, DESK):
        page.set_viewport_size(size)
        wide = page.evaluate(SIDEWAYS)
        if wide:
            yield f"scrolls sideways at {size['width']}: {wide}"
