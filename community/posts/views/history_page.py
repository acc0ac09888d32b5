"""What the page of a post's history shows, as finished values."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.translation import gettext as _

from community.posts.differences import MOST_STEPS, Piece, differences, shortened_pieces
from community.posts.history import state_of
from community.posts.models import Post, PostVersion
from community.posts.views.history_notes import Note, notes_between

PAGE_SIZE = 10


@dataclass(frozen=True)
class Step:
    """How the post read from one moment on, against how it read before. Without `is_shown` it holds no words."""

    number: int
    made_at: dt.datetime
    address: str
    is_now: bool = False
    is_first: bool = False
    is_withdrawn: bool = False
    is_shown: bool = False
    title: Sequence[Piece] = ()
    text: Sequence[Piece] = ()
    notes: list[Note] = field(default_factory=list)


@dataclass(frozen=True)
class HistoryPage:
    """One page of the history, newest first. `older` is where the next page starts, 0 at the end."""

    steps: list[Step]
    older: int
    is_first: bool


def history_page(post: Post, before: int | None, *, sees_withdrawn: bool) -> HistoryPage:
    """Return a page of how a post read; `before` is the number that the page before ended with."""
    stored = post.versions.order_by("-number")
    found = list((stored if before is None else stored.filter(number__lt=before))[: PAGE_SIZE + 1])
    shown = found[:PAGE_SIZE]
    states = [*_now(post, found), *shown] if before is None else shown
    steps = list(_steps(post, states, found[PAGE_SIZE:], sees_withdrawn=sees_withdrawn))
    older = shown[-1].number if len(found) > PAGE_SIZE else 0
    return HistoryPage(steps, older, is_first=before is None)


def _now(post: Post, versions: Sequence[PostVersion]) -> list[PostVersion]:
    state = state_of(post)
    state.number = versions[0].number + 1 if versions else 1
    return [state]


def _steps(
    post: Post, states: Sequence[PostVersion], further: Sequence[PostVersion], *, sees_withdrawn: bool
) -> Iterator[Step]:
    """Yield each state against the one before it that may be seen, so that withdrawn words show in none of them."""
    for place, state in enumerate(states):
        earlier = [*states[place + 1 :], *further]
        against = next((one for one in earlier if sees_withdrawn or one.withdrawn_at is None), None)
        is_shown = sees_withdrawn or state.withdrawn_at is None
        yield _step(post, state, against, is_shown=is_shown)


def _step(post: Post, state: PostVersion, against: PostVersion | None, *, is_shown: bool) -> Step:
    is_now = state.pk is None
    here = post.get_absolute_url() if is_now else reverse("posts:version", args=[post.pk, state.number])
    title, text, notes = _compared(state, against) if is_shown else ((), (), [])
    return Step(
        number=state.number,
        made_at=state.made_at,
        address=here,
        is_now=is_now,
        is_first=state.number == 1,
        is_withdrawn=state.withdrawn_at is not None,
        is_shown=is_shown,
        title=title,
        text=text,
        notes=notes,
    )


def _compared(
    state: PostVersion, against: PostVersion | None
) -> tuple[Sequence[Piece], Sequence[Piece], list[Note]]:
    if against is None:
        return _whole(state.title), _whole(state.text), notes_between(None, state)
    title = [] if state.title == against.title else differences(against.title, state.title)
    text = (
        [] if state.text == against.text else differences(against.text, state.text, MOST_STEPS // PAGE_SIZE)
    )
    notes = notes_between(against, state)
    if not (title or text or notes):
        notes = [Note(_("It read the same as before."))]
    return title, shortened_pieces(text), notes


def _whole(words: str) -> list[Piece]:
    return [Piece("same", words)] if words else []
