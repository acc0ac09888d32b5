"""The program in the operators' guide, as somebody would copy it from there."""

import re
from pathlib import Path
from typing import Any

import pytest

from community.members.models import Member
from community.moderation.models import Case
from community.posts.operations import publish_post

ROOT = Path(__file__).parents[2]
LOUD = "BUY THE CHEAPEST WATCHES OF THE WORLD HERE TODAY ONLY https://watches.example/now"
QUIET = "A shawl in Shetland lace, begun in spring. The pattern is at https://patterns.example/shawl"


@pytest.fixture
def attached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    guide = (ROOT / "docs" / "operators.md").read_text()
    (program,) = re.findall(r"```python\n(.*?)```", guide, re.DOTALL)
    (tmp_path / "ourplace").mkdir()
    (tmp_path / "ourplace" / "spam.py").write_text(program)
    monkeypatch.syspath_prepend(str(tmp_path))
    settings.SAFEGUARD_CLASSIFIERS = ["ourplace.spam.look"]


def test_it_holds_what_is_loud_and_says_why_to_moderators(attached: None, ana: Member) -> None:
    assert publish_post(by=ana, text=LOUD).is_held
    assert "Mostly in capitals" in str(list(Case.objects.get().events.values("data", "note__text")))


@pytest.mark.parametrize("text", [QUIET, LOUD.replace("https://watches.example/now", ""), "WOW"])
def test_it_lets_ordinary_words_through(attached: None, ana: Member, text: str) -> None:
    assert not publish_post(by=ana, text=text).is_held
