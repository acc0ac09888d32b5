"""Members tell the moderators."""

from collections.abc import Iterator
from functools import partial

from community.comments.models import Comment
from community.members.models import Member
from community.moderation.operations import report
from community.posts.models import Post
from home.demo.content import Complaint
from home.demo.made import Made, Step
from home.guidelines import current_rules


def reporting_steps(made: Made, complaints: list[Complaint]) -> Iterator[Step]:
    for complaint in complaints:
        yield Step(made.now - complaint.ago, partial(complain, made, complaint))


def complain(made: Made, complaint: Complaint) -> None:
    """Report, unless what it is about is not part of a small demo."""
    target = find_target(made, complaint.about)
    if target is None or complaint.by not in made.members:
        return
    rule = next(rule for rule in current_rules() if rule.id == complaint.rule_id)
    report(target=target, by=made.members[complaint.by], rule=rule, note=complaint.note)
    made.reports += 1


def find_target(made: Made, about: str) -> Post | Comment | Member | None:
    kind, _, rest = about.partition(":")
    if kind == "post":
        return made.posts.get(rest)
    if kind == "member":
        return made.members.get(rest)
    key, _, handle = rest.partition(":")
    written = sorted((number, one) for (post, number), one in made.comments.items() if post == key)
    return next((one for _number, one in written if one.author.handle == handle), None)
