"""What differs between two texts, word by word, within a bounded effort."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from itertools import accumulate
from typing import Literal

# Scripts that write without spaces are compared character by character.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# Signs that belong to the letter before them: accents, and the vowels of Hebrew, Arabic and the scripts of India.
_SIGNS = "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff"
# Each word with the space behind it, because spaces of their own would cut every run that stayed. An emoji is one.
_WORD = re.compile(
    rf"(?:[{_UNSPACED}]|(?:(?![{_UNSPACED}])[\w{_SIGNS}])+"
    rf"|[^\w\s](?:[\ufe0e\ufe0f\U0001f3fb-\U0001f3ff]|\u200d[^\w\s])*)\s*|\s+"
)
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
# A long stretch that stayed is told by its ends.
KEPT_AT_ENDS = 160
MOST_STEPS = 1_500_000

Kind = Literal["same", "added", "removed", "skipped"]


@dataclass(frozen=True)
class Piece:
    """Some words of the older or the newer text, or of both. A skipped piece stands for words that stayed."""

    kind: Kind
    words: str = ""


class TooDifferent(Exception):
    """Comparing would take more steps than allowed."""


class BoundedMatcher(SequenceMatcher[str]):
    """difflib's matcher, which counts its steps and raises TooDifferent beyond `most`."""

    def __init__(self, before: Sequence[str], after: Sequence[str], most: int) -> None:
        super().__init__(None, before, after, autojunk=False)
        places: dict[str, list[int]] = self.b2j  # type: ignore[attr-defined]
        self.effort = [0, *accumulate(1 + len(places.get(word, ())) for word in before)]
        self.left = most

    def find_longest_match(
        self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None
    ) -> Match:
        self.left -= self.effort[len(self.a) if ahi is None else ahi] - self.effort[alo]
        if self.left < 0:
            raise TooDifferent
        return super().find_longest_match(alo, ahi, blo, bhi)


def differences(before: str, after: str, most_steps: int = MOST_STEPS) -> list[Piece]:
    """Return both texts as pieces in reading order: by words, by lines if that takes too long, or each as a whole."""
    if before == after:
        return [Piece("same", after)] if after else []
    for parts in (_WORD, _LINE):
        try:
            return _compared(parts.findall(before), parts.findall(after), most_steps // 2)
        except TooDifferent:
            continue
    return [piece for piece in (Piece("removed", before), Piece("added", after)) if piece.words]


def shortened_pieces(pieces: Sequence[Piece]) -> list[Piece]:
    """Return the pieces without the middles of long stretches that stayed the same."""
    return [short for place, piece in enumerate(pieces) for short in _short(piece, place, len(pieces))]


def _compared(before: list[str], after: list[str], most: int) -> list[Piece]:
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    older, newer = before[head : len(before) - tail], after[head : len(after) - tail]
    found = [Piece("same", "".join(before[:head]))]
    for kind, a_from, a_to, b_from, b_to in BoundedMatcher(older, newer, most).get_opcodes():
        if kind == "equal":
            found.append(Piece("same", "".join(older[a_from:a_to])))
        else:
            found.append(Piece("removed", "".join(older[a_from:a_to])))
            found.append(Piece("added", "".join(newer[b_from:b_to])))
    found.append(Piece("same", "".join(before[len(before) - tail :])))
    return [piece for piece in found if piece.words]


def _alike(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words are the same from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _short(piece: Piece, place: int, count: int) -> Iterator[Piece]:
    is_first, is_last = place == 0, place == count - 1
    if piece.kind != "same" or len(piece.words) <= KEPT_AT_ENDS * 3 or count == 1:
        yield piece
        return
    if not is_first:
        yield Piece("same", piece.words[:KEPT_AT_ENDS].rpartition(" ")[0] or piece.words[:KEPT_AT_ENDS])
    yield Piece("skipped")
    if not is_last:
        yield Piece("same", piece.words[-KEPT_AT_ENDS:].partition(" ")[2] or piece.words[-KEPT_AT_ENDS:])
