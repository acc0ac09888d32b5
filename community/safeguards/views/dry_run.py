"""What a rule would have met in the last 30 days, before it may meet anything."""

from collections import defaultdict, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import islice
from operator import attrgetter

from django.utils import timezone
from django.utils.text import Truncator

from community.comments.models import Comment
from community.filters.matching import folded
from community.members.models import Member
from community.posts.choices import Audience
from community.posts.models import Post
from community.safeguards.matching import Earlier, met
from community.safeguards.models import Safeguard
from community.safeguards.submissions import Submission

DAYS = 30
# The newest so many are looked at; more would keep the moderator waiting.
MOST_LOOKED_AT = 20_000
SHOWN = 50
WORDS_LENGTH = 200


@dataclass(frozen=True)
class Sent:
    """Something that was sent. Its words may be shown to a moderator only where everybody here could read them."""

    kind: str
    number: int
    at: datetime
    author: Member
    text: str
    is_public: bool


@dataclass(frozen=True)
class Found:
    """One thing the rule would have met. Of what is not for everybody only that it was met: no name, no words."""

    at: datetime
    kind: str
    author: int
    handle: str = ""
    what: str = ""
    words: str = ""


@dataclass(frozen=True)
class DryRun:
    """How many were looked at and met, and the newest of them."""

    looked_at: int
    count: int
    people: int
    newest: list[Found] = field(default_factory=list)
    is_cut: bool = False


def dry_run(safeguard: Safeguard) -> DryRun:
    """Try a rule on what was sent in the last 30 days. That somebody was a newcomer is asked of that moment."""
    found: list[Found] = []
    before: dict[int, deque[Earlier]] = defaultdict(deque)
    window = timedelta(minutes=safeguard.minutes)
    sent = list(_sent())
    for one in sent:
        submission = Submission(one.kind, one.author, one.text, at=one.at)
        earlier = before[one.author.pk]
        while earlier and earlier[0].at <= one.at - window:
            earlier.popleft()
        if _is_asked(safeguard, one) and (what := met(safeguard, submission, earlier)):
            found.append(_found(one, what))
        earlier.append(Earlier(one.at, folded(one.text)))
    return DryRun(
        looked_at=len(sent),
        count=len(found),
        people=len({one.author for one in found}),
        newest=found[::-1][:SHOWN],
        is_cut=len(sent) >= MOST_LOOKED_AT,
    )


def _sent() -> Iterator[Sent]:
    """Yield posts and comments in the order they were sent."""
    since = timezone.now() - timedelta(days=DAYS)
    posts = Post.objects.filter(published_at__gt=since).exclude(audience=Audience.ME)
    posts = posts.select_related("author").order_by("-published_at")
    comments = Comment.objects.filter(created_at__gt=since, deleted_at__isnull=True)
    comments = comments.exclude(post__audience=Audience.ME)
    comments = comments.select_related("author", "post").order_by("-created_at")
    both = [*map(_of_post, posts[:MOST_LOOKED_AT]), *map(_of_comment, comments[:MOST_LOOKED_AT])]
    return islice(sorted(both, key=attrgetter("at"))[-MOST_LOOKED_AT:], MOST_LOOKED_AT)


def _of_post(post: Post) -> Sent:
    text = f"{post.title}\n{post.text}"
    return Sent("post", post.pk, post.published_at, post.author, text, _is_for_all(post))


def _of_comment(comment: Comment) -> Sent:
    return Sent(
        "comment",
        comment.pk,
        comment.created_at,
        comment.author,
        comment.text,
        _is_for_all(comment.post) and not (comment.is_held or comment.is_removed),
    )


def _is_for_all(post: Post) -> bool:
    for_all = post.audience in (Audience.EVERYONE, Audience.MEMBERS) and not post.author_is_private
    return for_all and not (post.is_held or post.is_removed)


def _is_asked(safeguard: Safeguard, one: Sent) -> bool:
    wanted = safeguard.looks_at_posts if one.kind == "post" else safeguard.looks_at_comments
    if not wanted or not safeguard.is_for_newcomers:
        return wanted
    # Close enough for a trial: the first days, without counting posts back through the past.
    return one.at - one.author.joined_at < timedelta(days=7)


def _found(one: Sent, what: str) -> Found:
    if not one.is_public:
        # Counted, and that is all: a trial must not tell who wrote of what to their followers.
        return Found(one.at, one.kind, one.author.pk)
    words = Truncator(" ".join(one.text.split())).chars(WORDS_LENGTH)
    return Found(one.at, one.kind, one.author.pk, one.author.handle, what, words)
