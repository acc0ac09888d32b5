"""A small community in which every kind of page has something to show, and some of it is as awkward as people are."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Page

from community.comments.models import Comment
from community.comments.operations import delete_comment
from community.follows.operations import follow_member
from community.likes.operations import like_comment, like_post
from community.members.models import Member
from community.members.operations import edit_profile
from community.moderation.models import Report
from community.moderation.operations import report
from community.posts.models import Post
from home.guidelines import current_rules
from home.models import StandardPage
from tests.factories.decisions import hold, remove, suspend_member
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post

LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung" * 2

LONG_TEXT = f"""## How it was done

It began with **{LONG_WORD}**, and with *patience*.

- a list
- of things: https://example.org/{"a-very-long-address/" * 8}

1. first
2. second

> Somebody said this once.

```
a_line_of_code = "{"that does not end " * 9}"
```

Thanks to @bobo for the idea.
"""


@dataclass
class World:
    """Who and what there is."""

    ana: Member
    bo: Member
    cleo: Member
    mia: Member
    sam: Member
    talked_about: Post
    plain: Post
    removed: Post
    held: Post
    first: Comment
    deep: Comment
    by_bo: Comment
    report: Report
    about: Page
    everybody: list[Member] = field(default_factory=list)


def a_world(ana: Member, bo: Member, cleo: Member, mia: Member, sam: Member) -> World:
    """Ana posts, Bo follows her and answers, Mia posts often and has decided twice, Cleo is new, Sam is suspended."""
    rule = current_rules()[0]
    links = ["https://example.org/ana", f"https://example.org/{'workshop/' * 15}"]
    edit_profile(
        member=ana,
        by=ana,
        display_name="Ana Author",
        pronouns="she/her",
        biography=LONG_TEXT[:400],
        links=links,
    )
    plain = a_post(ana, "Only words this time, and not many.")
    for number in range(20):
        a_post(mia, f"Day {number + 1} of a hundred small bowls.", tags=["hundred bowls"])
    removed = a_post(ana, "Not mine at all.", title="A borrowed picture", pictures=[a_picture(ana)])
    held = a_post(ana, "Is this allowed?", title="A question")
    talked_about = _talked_about(ana)
    first, deep, by_bo = _talk(talked_about, ana, bo)
    like_post(post=talked_about, by=bo)
    like_post(post=talked_about, by=mia)
    like_comment(comment=first, by=ana)
    follow_member(member=bo, by=ana)
    report(target=removed, by=bo, rule=rule, note="I know the maker.")
    remove(target=removed, by=mia, rule=rule, message="Please ask first.")
    report(target=held, by=bo, rule=rule)
    hold(target=held, by=mia, rule=rule, message="We are looking at it.")
    report(target=talked_about, by=sam, rule=rule, note=LONG_TEXT[:900])
    suspend_member(
        member=sam, by=mia, rule=rule, until=timezone.now() + timedelta(days=7), message="Take a week."
    )
    return World(
        ana=ana,
        bo=bo,
        cleo=cleo,
        mia=mia,
        sam=sam,
        talked_about=talked_about,
        plain=plain,
        removed=Post.objects.get(pk=removed.pk),
        held=Post.objects.get(pk=held.pk),
        first=first,
        deep=deep,
        by_bo=by_bo,
        report=Report.objects.get(status=Report.Status.OPEN, post=talked_about),
        about=_a_page(),
        everybody=[ana, bo, cleo, mia, sam],
    )


def _talked_about(ana: Member) -> Post:
    pictures = [
        a_picture(ana, alt_text="A kite with a long tail.", size=(1000, 750)),
        a_picture(ana, alt_text="The frame.", size=(600, 800)),
        a_picture(ana, alt_text="", size=(800, 600)),
        a_picture(ana, alt_text="The knot.", size=(900, 300)),
    ]
    tags = ["kites", "bamboo", "paper", "first try"]
    title = f"A kite of bamboo and paper, and {LONG_WORD[:58]}"
    return a_post(ana, LONG_TEXT, title=title, pictures=pictures, tags=tags)


def _talk(post: Post, ana: Member, bo: Member) -> tuple[Comment, Comment, Comment]:
    first = a_comment(post, bo, f"Does it fly? {LONG_WORD}")
    gone = a_comment(post, bo, "I did not mean to send this.")
    a_comment(post, ana, "It does not matter.", parent=gone)
    delete_comment(comment=gone, by=bo)
    deep = first
    for turn in range(7):
        deep = a_comment(post, (ana, bo)[turn % 2], f"Answer number {turn + 1}.", parent=deep)
    return first, deep, a_comment(post, bo, "And one more thing.\n\n```\n" + "long " * 40 + "\n```")


def _a_page() -> Page:
    home = Page.objects.get(depth=2)
    body = '[{"type": "text", "value": {"heading": "Who runs it", "text": "<p>We all do, <a href=\\"/latest/\\">together</a>.</p>"}}]'
    page = StandardPage(title="About us", slug="about", introduction="Who we are.", body=body)
    home.add_child(instance=page)
    page.save_revision().publish()
    return page
