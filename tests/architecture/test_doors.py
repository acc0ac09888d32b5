"""What members made is read through doors: `visible_to`, `listed_for`, one's own things, or the moderators' desk.

A page, form, template tag, feed, task, context processor, middleware, admin screen, export or block of the home page
that asks a table of members' content must begin with a door, or be named here with its reason.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.sources import PAGES, ROOT, at, code_files, tree

# Models whose rows members made, or say something about members.
CONTENT = {
    "Member",
    "Post",
    "PostVersion",
    "PostPicture",
    "PostTag",
    "Comment",
    "Like",
    "Follow",
    "FollowRequest",
    "Picture",
    "Notification",
    "Draft",
    "DraftPicture",
    "TagFollow",
    "TagHide",
    "Block",
    "Mute",
    "Filter",
    "WordFilter",
    "Export",
    "Report",
    "Decision",
}
# The relations that lead from one row to such rows.
RELATIONS = {
    "posts",
    "comments",
    "drafts",
    "pictures",
    "notifications",
    "likes",
    "follows_made",
    "follows_received",
    "follow_requests_made",
    "follow_requests_received",
    "blocks_made",
    "blocks_received",
    "mutes_made",
    "mutes_received",
    "reports_made",
    "decisions_made",
    "versions",
    "replies",
}
DOORS = {"visible_to", "listed_for", "by", "for_moderator"}
# One's own rows: a condition that names the one who is looking.
LOOKING = {"viewer", "request.member", "asked.member", "self.member", "self.request.member", "by"}
READS = {
    "all",
    "filter",
    "exclude",
    "get",
    "first",
    "last",
    "count",
    "exists",
    "values",
    "values_list",
    "order_by",
    "select_related",
    "prefetch_related",
    "annotate",
    "aggregate",
    "in_bulk",
    "iterator",
    "earliest",
    "latest",
    "only",
    "defer",
}
# Modules that face people. Operations, querysets, permissions and their like are where doors are made and used.
FACING = PAGES | {"tasks", "feeds", "blocks_of_home", "live", "chrome", "asides", "cards", "likers", "people"}


def faces_people(path: Path) -> bool:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return parts[0] in ("home", "site") or not FACING.isdisjoint(parts)


# Rooms whose own door stands in front of everything in them.
GUARDED = {
    "community/moderation/views/": "behind moderators_only; what is about themselves is kept out by for_moderator",
    "community/moderation/forms/": "only the rooms of moderation use them",
    "home/demo/": "the demonstration, which only development and the tests may make",
    "home/management/": "the demonstration, which only development and the tests may make",
}
CHOSEN = "what is asked for was chosen through listed_for or visible_to by whoever calls this"
FILTERED = "joined with who is in good standing and not blocked, in the same question"
SEEN = "of a post that a door has just opened"
ABOUT_ONESELF = "told to the author of the post alone"
COUNTED = "counted for moderators; words only where everybody here may read them"
EDITORS = "only how many, for editors who may curate tags"
EXCEPTIONS = {
    "comments/views/changing.py .replies.exists": "whether one's own comment leaves a place behind",
    "comments/views/reading.py get_object_or_404(Comment)": "a place in the conversation of a post that a door opened",
    "comments/views/reading.py Comment.objects.filter": "how far down a visible comment stands",
    "drafts/management/commands/publish_due.py Draft.objects.due": "the clock posts for the drafts' own authors",
    "feeds/cards.py Post.objects.filter": CHOSEN,
    "feeds/feed.py Post.objects.filter": CHOSEN,
    "feeds/labels.py PostTag.objects.filter": CHOSEN,
    "feeds/swatches.py Picture.objects.filter": CHOSEN,
    "feeds/tags.py PostTag.objects.filter": CHOSEN,
    "feeds/tags.py TagHide.objects.in_force": "narrowed to the one who is looking, in the same line",
    "feeds/trying.py PostTag.objects.filter": CHOSEN,
    "feeds/trying.py PostPicture.objects.filter": CHOSEN,
    "follows/people.py Follow.objects.filter": FILTERED,
    "follows/people.py FollowRequest.objects.waiting": "whether the viewer asks already",
    "follows/views/buttons.py FollowRequest.objects.waiting": "whether the viewer asks already",
    "follows/views/requests.py FollowRequest.objects.filter": "what was asked of the one who is looking",
    "follows/views/requests.py Follow.objects.filter": "whether the one who is looking follows back",
    "likes/likers.py Like.objects.filter": FILTERED,
    "members/forms.py Member.objects.confirmed": "whether a handle is taken, which its profile tells anyway",
    "members/middleware.py Decision.objects.filter": "the decision about the one who is looking",
    "notifications/tasks.py Notification.objects.filter": "mail to its own recipient",
    "pictures/views/handing_out.py get_object_or_404(Picture)": "asked about two lines below, and 404 for whoever may not see it",
    "posts/forms/picture_rows.py .pictures.order_by": "of one's own post",
    "posts/views/around.py PostTag.objects.filter": SEEN,
    "posts/views/composing.py Picture.objects.in_one_draft": "of a row of one's own form",
    "posts/views/curating/describing.py PostTag.objects.filter": EDITORS,
    "posts/views/curating/joining.py PostTag.objects.filter": EDITORS,
    "posts/views/curating/joining.py TagFollow.objects.filter": EDITORS,
    "posts/views/history.py Post.objects.select_related": "followed by visible_to, or for moderators by what was reported",
    "safeguards/views/dry_run.py Comment.objects.filter": COUNTED,
    "safeguards/views/dry_run.py Post.objects.filter": COUNTED,
    "posts/views/history_page.py .versions.order_by": SEEN,
    "posts/views/post_page.py .pictures.order_by": SEEN,
    "posts/views/post_page.py Decision.objects.filter": ABOUT_ONESELF,
    "posts/views/post_page.py PostPicture.objects.filter": "of posts that listed_for gave, one line above",
    "posts/views/reading.py .pictures.order_by": ABOUT_ONESELF,
    "posts/views/reading.py Decision.objects.filter": ABOUT_ONESELF,
}


def unguarded(source: ast.AST) -> Iterator[tuple[int, str]]:
    """Yield the line and the words of each read of members' content that no door stands before."""
    for node in ast.walk(source):
        if not isinstance(node, ast.Call):
            continue
        if _name(node.func) in ("get_object_or_404", "get_list_or_404") and node.args:
            target = node.args[0]
            if isinstance(target, ast.Name) and target.id in CONTENT:
                yield node.lineno, f"{_name(node.func)}({target.id})"
        elif words := _read(node):
            yield node.lineno, words


def _read(call: ast.Call) -> str:
    """Return the words of a read that has no door; "" for anything else."""
    if not isinstance(call.func, ast.Attribute) or not isinstance(call.func.value, ast.Attribute):
        return ""
    read, table = call.func.attr, call.func.value
    is_manager = table.attr in ("objects", "_default_manager") and _name(table.value) in CONTENT
    is_relation = table.attr in RELATIONS and read in READS
    if read in DOORS or _has_a_door_in_its_condition(call) or not (is_manager or is_relation):
        return ""
    return f"{_name(table.value)}.objects.{read}" if is_manager else f".{table.attr}.{read}"


def _has_a_door_in_its_condition(call: ast.Call) -> bool:
    if any(ast.unparse(keyword.value) in LOOKING for keyword in call.keywords):
        return True
    conditions = [*call.args, *(keyword.value for keyword in call.keywords)]
    return any(
        isinstance(part, ast.Attribute) and part.attr in DOORS
        for condition in conditions
        for part in ast.walk(condition)
    )


def _name(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def found() -> Iterator[tuple[str, str]]:
    """Yield each read without a door, in the words of the exceptions, and where it stands."""
    for path in code_files():
        name = str(path.relative_to(ROOT))
        if not faces_people(path) or name.startswith(tuple(GUARDED)):
            continue
        for line, words in unguarded(tree(path)):
            yield f"{name.removeprefix('community/')} {words}", at(path, line)


def test_members_content_is_read_through_doors():
    assert [f"{place} {what}" for what, place in found() if what not in EXCEPTIONS] == []


def test_every_exception_is_still_one():
    assert set(EXCEPTIONS) - {what for what, _place in found()} == set()


@pytest.mark.parametrize(
    "planted",
    [
        "Post.objects.filter(pk=number)",
        "Post.objects.all()",
        "get_object_or_404(Post, pk=number)",
        "member.posts.all()",
        "models.Comment.objects.count()",
        "Follow.objects.filter(followed=member)",
        "person.notifications.order_by('-id')",
        "Post.objects.filter(pk=number).visible_to(viewer)",
    ],
)
def test_a_read_without_a_door_is_found(planted):
    assert [line for line, _words in unguarded(ast.parse(planted))] == [1]


@pytest.mark.parametrize(
    "guarded",
    [
        "Post.objects.visible_to(viewer).filter(pk=number)",
        "get_object_or_404(Post.objects.visible_to(request.member), pk=number)",
        "Draft.objects.by(member).count()",
        "Like.objects.filter(member=viewer, post=post)",
        "PostTag.objects.filter(content_object__in=Post.objects.listed_for(viewer))",
        "Report.objects.for_moderator(moderator).open()",
    ],
)
def test_a_read_through_a_door_is_not(guarded):
    assert list(unguarded(ast.parse(guarded))) == []
