"""Finding phrases in words, alike in every script and whatever is typed between the letters.

There are no patterns: a phrase is looked for as it stands, in time that grows with the text and nothing else.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from community.filters.folding import folded, parted


@dataclass(frozen=True)
class Phrase:
    """A phrase to look for, as typed, folded and parted into words."""

    typed: str
    folded: str
    parted: str
    is_whole_word: bool
    hides: bool

    @classmethod
    def of(cls, typed: str, *, is_whole_word: bool, hides: bool) -> "Phrase":
        words = folded(typed)
        return cls(typed, words, parted(words), is_whole_word, hides)

    def is_in(self, whole: str, words: str) -> bool:
        return self.parted in words if self.is_whole_word else self.folded in whole


@dataclass(frozen=True)
class Sieve:
    """The phrases that somebody does not want to meet in one place. An empty one lets everything through."""

    phrases: tuple[Phrase, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.phrases)

    def caught(self, texts: Iterable[str]) -> Phrase | None:
        """Return the phrase for which these words are kept back; one that hides goes before one that folds."""
        if not self.phrases:
            return None
        # A bar that no phrase crosses: nothing is found half in one text and half in the next.
        whole = "\x00".join(map(folded, texts))
        words = parted(whole)
        found = [phrase for phrase in self.phrases if phrase.is_in(whole, words)]
        return min(found, key=lambda phrase: not phrase.hides, default=None)
