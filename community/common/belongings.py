"""How each slice names what it holds about a member: for the copy they take along, and for the page that tells them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.utils.functional import Promise

if TYPE_CHECKING:
    from community.members.models import Member

Row = dict[str, Any]
AT_ONCE = 200


@dataclass(frozen=True)
class Kind:
    """One kind of thing held about a member.

    `name` is its file in the copy; `purpose` and `kept` say in plain words why and how long. `find` returns the rows
    of one member, `describe` what the copy says of a row. `holds` names the fields that tie rows to a person, as
    "app.Model.field", so that a test can tell that none was forgotten. `page` names the view where a member corrects it.
    """

    name: str
    title: str | Promise
    purpose: str | Promise
    kept: str | Promise
    find: Callable[["Member"], QuerySet[Any]]
    describe: Callable[[Any], Row]
    holds: tuple[str, ...]
    page: str = ""

    def rows(self, member: "Member") -> Iterator[Row]:
        """Yield what the copy says, a row at a time, however many there are."""
        return (self.describe(one) for one in self.find(member).iterator(chunk_size=AT_ONCE))

    def count(self, member: "Member") -> int:
        return self.find(member).count()


def moment(at: datetime | None) -> str | None:
    """Return a moment as programs read it."""
    return at.isoformat(timespec="seconds") if at is not None else None
