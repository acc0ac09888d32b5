"""Members like what touches their crafts and the people they follow: the same likes each time."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from community.likes.operations import like_comment, like_post
from home.demo.content import Person, Remark, Story
from home.demo.made import Made, Step

# How likely somebody who is neither interested nor a follower still likes a post, and what each adds to it.
CHANCE, FOR_INTEREST, FOR_FOLLOWING = 0.16, 0.32, 0.22
COMMENT_CHANCE = 0.02
# How far back newcomers read.
READ_BACK = timedelta(days=7)
# Most likes come within hours.
USUAL_DELAY = timedelta(hours=7)
SHORTEST_DELAY = timedelta(minutes=1)


def liking_steps(made: Made, stories: list[Story], people: list[Person]) -> Iterator[Step]:
    # Whoever has no interests is here to sell: they like nothing, and nobody likes what they post.
    makers = [person for person in people if person.interests]
    handles = {person.handle for person in makers}
    for story in stories:
        readers = [person for person in makers if person.joined + READ_BACK > story.ago]
        for person in readers if story.by in handles else []:
            yield from _post_likes(made, story, person)
        for number, (remark, moment) in enumerate(_walk(story.remarks, made.now - story.ago), start=1):
            for person in readers:
                yield from _comment_likes(made, story.key, number, remark.by, moment, person)


def _post_likes(made: Made, story: Story, person: Person) -> Iterator[Step]:
    dice = _dice(story.key, person.handle)
    chance = CHANCE if story.tags and story.pictures else CHANCE / 2
    chance += FOR_INTEREST * bool(set(story.tags) & set(person.interests))
    chance += FOR_FOLLOWING * (story.by in person.follows)
    if person.handle != story.by and dice.random() < chance:
        moment = _soon_after(made.now - story.ago, person, made.now, dice)
        yield Step(moment, partial(like_the_post, made, story.key, person.handle))


def _comment_likes(
    made: Made, key: str, number: int, author: str, written: datetime, person: Person
) -> Iterator[Step]:
    dice = _dice(key, str(number), person.handle)
    if person.handle != author and dice.random() < COMMENT_CHANCE:
        moment = _soon_after(written, person, made.now, dice)
        yield Step(moment, partial(like_the_comment, made, key, number, person.handle))


def _walk(remarks: list[Remark], since: datetime) -> Iterator[tuple[Remark, datetime]]:
    for remark in remarks:
        yield remark, since + remark.after
        yield from _walk(remark.replies, since + remark.after)


def like_the_post(made: Made, key: str, handle: str) -> None:
    like_post(post=made.posts[key], by=made.members[handle])
    made.likes += 1


def like_the_comment(made: Made, key: str, number: int, handle: str) -> None:
    like_comment(comment=made.comments[key, number], by=made.members[handle])
    made.likes += 1


def _soon_after(moment: datetime, person: Person, now: datetime, dice: random.Random) -> datetime:
    """Return a moment soon after this one, when the person had joined, and not later than now."""
    possible = max(moment, now - person.joined) + SHORTEST_DELAY
    return min(possible + USUAL_DELAY * dice.expovariate(1), now)


def _dice(*seed: str) -> random.Random:
    return random.Random("likes of " + " ".join(seed))  # noqa: S311 - the same demo every time, not a secret
