"""Notifications as lines of a page: finished sentences, likes of one thing together, and nothing the viewer may not see."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.common.markdown import plain_text
from community.members.bylines import Byline, byline
from community.notifications.kinds import LEADS_TO, Kind
from community.notifications.views.rows import Row, Visible
from community.posts.models import Post

SAID_LENGTH = 180
TITLE_LENGTH = 60
NAMED = 2
ABOUT_FOLLOWING = frozenset({Kind.FOLLOWED, Kind.ASKED, Kind.ACCEPTED})
TOGETHER = frozenset({Kind.LIKED_POST, Kind.LIKED_COMMENT})
GLYPHS = {
    Kind.DECIDED: "scale",
    Kind.NOT_POSTED: "clock",
    Kind.REPORT_ANSWERED: "shield-check",
    Kind.MODERATORS_WROTE: "shield",
    Kind.NOTE_ASKED: "eye-off",
    Kind.EXPORT_READY: "download",
}
ONWARD = {
    Kind.DECIDED: gettext_lazy("Read and answer"),
    Kind.REPORT_ANSWERED: gettext_lazy("Read more"),
    Kind.MODERATORS_WROTE: gettext_lazy("Read and answer"),
    Kind.EXPORT_READY: gettext_lazy("Download your copy"),
}


@dataclass
class Line:
    """One line: who and what as a sentence, with the words it is about; `said` and `text` may be empty."""

    id: int
    at: dt.datetime
    is_new: bool
    sentence: SafeString | str
    faces: list[Byline] = field(default_factory=list)
    glyph: str = ""
    said: str = ""
    text: str = ""
    # Where it goes on, and the words of the link.
    leads_to: str = ""
    onward: str = ""
    # The phrase of the viewer's own for which it is folded away.
    filtered: str = ""
    # Who still waits for an answer, if this is about a request.
    asking: Byline | None = None


def lines_of(rows: Sequence[Row], visible: Visible) -> list[Line]:
    """Return lines for rows of one day. Likes of the same thing share the place of the latest; replies never share."""
    together: dict[tuple[str, int], list[Row]] = {}
    for row in rows:
        about = row["comment_id"] or row["post_id"]
        is_like = row["kind"] in TOGETHER and about is not None
        together.setdefault((row["kind"], about) if is_like else ("", -row["id"]), []).append(row)
    return [_line(group, visible) for group in together.values()]


def _line(group: list[Row], visible: Visible) -> Line:
    first = group[0]
    line = Line(
        id=first["id"],
        at=first["created_at"],
        is_new=any(row["read_at"] is None for row in group),
        sentence="",
        glyph=GLYPHS.get(first["kind"], ""),
        filtered=first["filtered"],
    )
    if first["actor_id"] is None:
        kind = Kind(first["kind"])
        line.sentence, line.text = str(kind.label), first["text"]
        if kind in LEADS_TO:
            line.leads_to, line.onward = reverse(LEADS_TO[kind]), str(ONWARD[kind])
        return line
    people = [byline(row, "actor__") for row in group if row["actor_id"] in visible.members]
    line.faces, line.glyph = people[: NAMED + 1], "" if people else "user"
    _say(line, first, people, visible)
    return line


def _say(line: Line, row: Row, people: list[Byline], visible: Visible) -> None:
    """Fill in who did what, and lead to it; what is out of sight today gets a sentence without its words."""
    who, count = _who(people), max(1, len(people))
    if row["kind"] == Kind.MORE:
        line.sentence = format_html(
            _("{who} did more within this hour than is listed here one by one"), who=who
        )
        return
    if row["kind"] in ABOUT_FOLLOWING:
        is_waiting = row["actor_id"] in visible.asking
        line.asking = people[0] if people and is_waiting else None
        line.sentence = format_html(_follow_sentence(row["kind"], is_waiting=is_waiting), who=who)
        return
    is_about_comment = row["comment_id"] is not None
    is_gone = row["post_id"] not in visible.posts
    if is_gone or (is_about_comment and row["comment_id"] not in visible.comments):
        line.sentence = format_html(_gone_sentence(row["kind"], count), who=who)
        return
    line.sentence = format_html(_sentence(row["kind"], count), who=who, what=_what(row, is_about_comment))
    if is_about_comment:
        line.said = Truncator(plain_text(row["comment__text_html"] or "")).chars(SAID_LENGTH)


def _follow_sentence(kind: str, *, is_waiting: bool) -> str:
    if kind == Kind.ASKED:
        return (
            _("{who} asks to follow you") if is_waiting else _("{who} asked to follow you, and took it back")
        )
    return _("{who} lets you follow them now") if kind == Kind.ACCEPTED else _("{who} follows you now")


def _sentence(kind: str, count: int) -> str:
    return {
        Kind.LIKED_POST: ngettext("{who} likes {what}", "{who} like {what}", count),
        Kind.LIKED_COMMENT: ngettext(
            "{who} likes your comment on {what}", "{who} like your comment on {what}", count
        ),
        Kind.COMMENTED: _("{who} commented on {what}"),
        Kind.REPLIED: _("{who} replied to you on {what}"),
        Kind.MENTIONED: _("{who} mentioned you on {what}"),
    }[Kind(kind)]


def _gone_sentence(kind: str, count: int) -> str:
    return {
        Kind.LIKED_POST: ngettext(
            "{who} likes a post of yours that isn’t to be seen at the moment",
            "{who} like a post of yours that isn’t to be seen at the moment",
            count,
        ),
        Kind.LIKED_COMMENT: ngettext(
            "{who} likes a comment of yours that isn’t to be seen at the moment",
            "{who} like a comment of yours that isn’t to be seen at the moment",
            count,
        ),
        Kind.COMMENTED: _("{who} wrote a comment that isn’t to be seen at the moment"),
        Kind.REPLIED: _("{who} wrote a reply that isn’t to be seen at the moment"),
        Kind.MENTIONED: _("{who} mentioned you in something that isn’t to be seen at the moment"),
    }[Kind(kind)]


def _who(people: list[Byline]) -> SafeString | str:
    if not people:
        return _("A member who isn’t here at the moment")
    names = [_name(person) for person in people[:NAMED]]
    others = len(people) - NAMED
    if others > 0:
        words = ngettext("{first}, {second} and one other", "{first}, {second} and {others} others", others)
        return format_html(words, first=names[0], second=names[1], others=others)
    if len(names) == NAMED:
        return format_html(_("{first} and {second}"), first=names[0], second=names[1])
    return names[0]


def _name(person: Byline) -> SafeString:
    return format_html('<a href="{}"><bdi>{}</bdi></a>', person.url, person.name)


def _what(row: Row, is_about_comment: bool) -> SafeString:
    """Return the post's title, leading to the comment when the line is about one."""
    named = {name: row[f"post__{name}"] for name in ("title", "excerpt", "content_note")}
    post = Post(pk=row["post_id"], **named)
    title = Truncator(post.title or post.teaser).chars(TITLE_LENGTH)
    words = format_html(_("“{title}”"), title=title) if title else _("a post with pictures")
    address = post.get_absolute_url()
    if is_about_comment:
        address = reverse("comments:permalink", args=[row["comment_id"]])
    return format_html('<a href="{}"><bdi>{}</bdi></a>', address, words)
