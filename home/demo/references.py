"""What "post:crawl" means on a page, once the post is made."""

import re
from dataclasses import dataclass, field
from typing import Any

from home.demo.made import Made

_REFERENCE = re.compile(r"(post|member|picture|page):([\w.-]+)")
_PAGE_LINK = re.compile(r'id="page:([\w-]+)"')


class NotMade(Exception):
    """What is referred to is not part of a small demo."""


@dataclass
class References:
    """Numbers of what was made, by the words that pages refer to it with."""

    made: Made
    pictures: dict[str, int] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)

    def resolve(self, value: Any) -> Any:
        """Return a block's value with numbers for references; parts of a list that refer to nothing are left out."""
        if isinstance(value, dict):
            return {name: self.resolve(part) for name, part in value.items()}
        if isinstance(value, list):
            return list(self._made_parts(value))
        return self._in_words(value) if isinstance(value, str) else value

    def _made_parts(self, parts: list[Any]) -> Any:
        for part in parts:
            try:
                yield self.resolve(part)
            except NotMade:
                continue

    def _in_words(self, words: str) -> int | str:
        found = _REFERENCE.fullmatch(words)
        if found:
            return self.number(found[1], found[2])
        return _PAGE_LINK.sub(lambda link: f'id="{self.number("page", link[1])}"', words)

    def number(self, kind: str, name: str) -> int:
        """Return the number of what is referred to. Raises NotMade."""
        known: dict[str, dict[str, int]] = {
            "post": {key: post.pk for key, post in self.made.posts.items()},
            "member": {handle: member.pk for handle, member in self.made.members.items()},
            "picture": self.pictures,
            "page": self.pages,
        }
        if name not in known[kind]:
            raise NotMade(f"{kind}:{name}")
        return known[kind][name]
