"""Members publish posts and talk about them."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.core.files import File

from community.comments.operations import write_comment
from community.members.models import Member
from community.pictures.models import Picture
from community.pictures.operations import add_picture, describe_picture
from community.posts.operations import publish_post
from home.demo.content import PICTURES, Remark, Shown, Story
from home.demo.made import Made, Step


def telling_steps(made: Made, stories: list[Story]) -> Iterator[Step]:
    """Yield each post, then each comment, numbered in the order they are written down."""
    for story in stories:
        published = made.now - story.ago
        yield Step(published, partial(publish, made, story))
        yield from _Thread(made, story.key).steps(story.remarks, published, parent=None)


class _Thread:
    """Numbers the comments of one post while walking through them."""

    def __init__(self, made: Made, key: str) -> None:
        self.made = made
        self.key = key
        self.count = 0

    def steps(self, remarks: list[Remark], since: datetime, parent: int | None) -> Iterator[Step]:
        for remark in remarks:
            self.count += 1
            number, moment = self.count, since + remark.after
            yield Step(moment, partial(comment, self.made, self.key, remark, number, parent))
            yield from self.steps(remark.replies, moment, parent=number)


def publish(made: Made, story: Story) -> None:
    author = made.members[story.by]
    pictures = [show(author, shown) for shown in story.pictures]
    made.pictures += len(pictures)
    made.posts[story.key] = publish_post(
        by=author, text=story.text, title=story.title, pictures=pictures, tags=story.tags
    )


def show(author: Member, shown: Shown) -> Picture:
    with (PICTURES / shown.file).open("rb") as file:
        picture = add_picture(by=author, upload=File(file, name=shown.file))
    describe_picture(picture=picture, by=author, alt_text=shown.alt_text, is_decorative=shown.is_decorative)
    return picture


def comment(made: Made, key: str, remark: Remark, number: int, parent: int | None) -> None:
    made.comments[key, number] = write_comment(
        post=made.posts[key],
        by=made.members[remark.by],
        text=remark.text,
        parent=made.comments[key, parent] if parent else None,
    )
