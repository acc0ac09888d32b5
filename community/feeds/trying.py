"""What a word filter would catch, told before it is kept."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from community.feeds.cards import post_words
from community.filters.matching import Phrase, Sieve
from community.members.models import Member
from community.posts.models import Post, PostPicture, PostTag

LOOKED_THROUGH = 200
MOST_SHOWN = 20


@dataclass(frozen=True)
class Catch:
    """A post that would be caught, and who wrote it."""

    post: Post
    author: str


@dataclass(frozen=True)
class Trial:
    """Of so many posts, these would be caught; `more` were too many to name."""

    looked_through: int
    caught: list[Catch]
    more: int

    @property
    def count(self) -> int:
        return len(self.caught) + self.more


def try_out(phrase: Phrase, viewer: Member) -> Trial:
    """Look for a phrase in others' latest posts that the viewer's lists show, in three queries."""
    latest = Post.objects.listed_for(viewer).exclude(author=viewer).select_related("author").newest_first()
    posts = list(latest.defer("text")[:LOOKED_THROUGH])
    numbers = [post.pk for post in posts]
    places = PostTag.objects.filter(content_object__in=numbers)
    tags = _by_post(places.values_list("content_object_id", "tag__name"))
    shown = PostPicture.objects.filter(post__in=numbers)
    described = _by_post(shown.values_list("post_id", "picture__alt_text"))
    sieve = Sieve((phrase,))
    caught = [
        Catch(post, post.author.name)
        for post in posts
        if sieve.caught(post_words(vars(post), tags[post.pk], described[post.pk]))
    ]
    return Trial(len(posts), caught[:MOST_SHOWN], max(0, len(caught) - MOST_SHOWN))


def _by_post(rows: Iterable[tuple[int, str]]) -> defaultdict[int, list[str]]:
    found: defaultdict[int, list[str]] = defaultdict(list)
    for number, words in rows:
        found[number].append(words)
    return found
