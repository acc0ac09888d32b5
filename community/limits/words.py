"""What somebody is told who did something too often: how much is possible, and when it goes on."""

from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, ngettext_lazy

from community.limits.rules import Window

WHAT = {
    "page": ngettext_lazy("%d page", "%d pages"),
    "file": ngettext_lazy("%d file", "%d files"),
    "search": ngettext_lazy("%d search", "%d searches"),
    "suggest": ngettext_lazy("%d suggestion", "%d suggestions"),
    "writing": ngettext_lazy("%d save", "%d saves"),
    "post": ngettext_lazy("%d post", "%d posts"),
    "comment": ngettext_lazy("%d comment", "%d comments"),
    "like": ngettext_lazy("%d like", "%d likes"),
    "follow": ngettext_lazy("%d follow", "%d follows"),
    "upload": ngettext_lazy("%d picture", "%d pictures"),
    "report": ngettext_lazy("%d report", "%d reports"),
    "edit": ngettext_lazy("%d change", "%d changes"),
    "settings": ngettext_lazy("%d change", "%d changes"),
    "account": ngettext_lazy("%d try", "%d tries"),
}


def too_many(action: str, window: Window, wait: int, *, is_new: bool) -> str:
    """Return whole sentences for somebody who is to wait this many seconds."""
    told = {"what": WHAT[action] % window.most, "span": duration(window.seconds), "wait": duration(wait)}
    if is_new:
        return (
            _("While you’re new here, the limit is %(what)s in %(span)s. You can go on in %(wait)s.") % told
        )
    return _("The limit is %(what)s in %(span)s. You can go on in %(wait)s.") % told


def duration(seconds: int) -> str:
    """Return a time to wait, never shorter than it is: in minutes, and from two hours on in hours."""
    minutes = max(1, ceil(seconds / 60))
    if minutes < 120 and minutes != 60:
        return ngettext("%d minute", "%d minutes", minutes) % minutes
    hours = ceil(minutes / 60)
    return ngettext("%d hour", "%d hours", hours) % hours
