"""The points of a picture that have a name, for choosing without pointing at it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from community.pictures.focus import Focus

NAMED: tuple[tuple[Focus, str | Promise], ...] = (
    (Focus(50, 50), gettext_lazy("The middle")),
    (Focus(50, 0), gettext_lazy("The top")),
    (Focus(50, 100), gettext_lazy("The bottom")),
    (Focus(0, 50), gettext_lazy("The left side")),
    (Focus(100, 50), gettext_lazy("The right side")),
    (Focus(0, 0), gettext_lazy("The top left")),
    (Focus(100, 0), gettext_lazy("The top right")),
    (Focus(0, 100), gettext_lazy("The bottom left")),
    (Focus(100, 100), gettext_lazy("The bottom right")),
)


@dataclass(frozen=True)
class FocusChoice:
    """One point to choose; `value` is what the form sends."""

    value: str
    name: str
    is_chosen: bool


def choices_for(chosen: Focus) -> list[FocusChoice]:
    """Return the named points, and first the chosen one if it is none of them."""
    choices = [FocusChoice(str(focus), str(name), focus == chosen) for focus, name in NAMED]
    if any(choice.is_chosen for choice in choices):
        return choices
    words = _("%(x)d %% from the left, %(y)d %% from the top") % {"x": chosen.x, "y": chosen.y}
    return [FocusChoice(str(chosen), words, is_chosen=True), *choices]
