"""A member who made something of every kind there is, and others with secrets of their own. Each has its own word."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.utils import timezone

from community.blocks.models import Block, Mute
from community.drafts.models import Draft
from community.follows.operations import follow_member
from community.likes.operations import like_comment, like_post
from community.members.models import Member
from community.members.operations import edit_profile
from community.moderation.models import Decision, Report
from community.moderation.operations import report
from community.pictures.operations import set_profile_picture
from community.posts.choices import Audience
from community.posts.models import Post, PostingDefaults, Tag, TagFollow, TagHide
from community.posts.operations import edit_post
from home.guidelines import current_rules
from tests.factories.decisions import remove
from tests.factories.drafts import a_draft
from tests.factories.pictures import a_picture, a_picture_file
from tests.factories.posts import a_comment, a_post


@dataclass
class Everything:
    """Whose it is, the words that are theirs, and those that are nobody's business of theirs."""

    member: Member
    own: set[str] = field(default_factory=set)
    others: set[str] = field(default_factory=set)
    public: Post | None = None

    def mine(self, word: str) -> str:
        self.own.add(f"kestrel{word}")
        return f"kestrel{word}"

    def theirs(self, word: str) -> str:
        self.others.add(f"jackdaw{word}")
        return f"jackdaw{word}"


def everything(ana: Member, bo: Member, cleo: Member, mia: Member) -> Everything:
    """Ana has something of every kind. Bo follows her, Cleo blocks and reports her, Mia decides about her."""
    world = Everything(ana)
    _profile(world)
    _posts(world)
    _talk(world, bo, cleo)
    _lists(world, bo, cleo, mia)
    _moderation(world, bo, cleo, mia)
    return world


def _profile(world: Everything) -> None:
    ana, mine = world.member, world.mine
    assert ana.user is not None
    ana.user.email = f"{mine('email')}@example.org"
    ana.user.save()
    ana.user.emailaddress_set.update(email=ana.user.email)
    set_profile_picture(member=ana, by=ana, upload=a_picture_file())
    ana.refresh_from_db()
    edit_profile(
        member=ana,
        by=ana,
        display_name=f"Ana {mine('name')}",
        pronouns=mine("pronouns"),
        biography=f"I mend {mine('biography')}.",
        links=[f"https://{mine('link')}.example"],
    )


def _posts(world: Everything) -> None:
    ana, mine = world.member, world.mine
    picture = a_picture(ana, alt_text=mine("alt"))
    words = {"title": f"Bowl {mine('title')}", "tags": [mine("tag")], "content_note": mine("note")}
    post = a_post(ana, f"It was {mine('before')}.", pictures=[picture], **words)
    kept = {"title": words["title"], "tags": words["tags"], "pictures": [picture]}
    edit_post(post=post, by=ana, text=f"It is [**{mine('after')}**](/guidelines/) now.", **kept)
    world.public = Post.objects.get(pk=post.pk)
    a_post(ana, f"Only mine: {mine('private')}.", audience=Audience.ME, pictures=[a_picture(ana)])
    a_draft(ana, f"Half of {mine('draft')}.", pictures=(a_picture(ana, alt_text=mine("draftalt")),))
    scheduled = a_draft(ana, f"Tomorrow {mine('scheduled')}.")
    Draft.objects.filter(pk=scheduled.pk).update(publish_at=timezone.now() + timedelta(days=1))
    PostingDefaults.objects.create(member=ana, audience=Audience.MEMBERS)


def _talk(world: Everything, bo: Member, cleo: Member) -> None:
    ana, mine, theirs = world.member, world.mine, world.theirs
    assert world.public is not None
    a_comment(world.public, bo, f"Lovely {theirs('reply')}.")
    post = a_post(bo, f"A jug {theirs('post')}.", title=f"Jug {theirs('title')}")
    answered = a_comment(post, ana, f"Mine has {mine('comment')}.")
    a_comment(post, bo, f"Show {theirs('answer')}.", parent=answered)
    a_comment(post, ana, f"Alone {mine('alone')}.")
    like_post(post=post, by=ana)
    like_comment(comment=answered, by=bo)
    a_post(cleo, f"Nobody else: {theirs('private')}.", audience=Audience.ME)


def _lists(world: Everything, bo: Member, cleo: Member, mia: Member) -> None:
    ana, theirs = world.member, world.theirs
    follow_member(member=bo, by=ana)
    tag = Tag.objects.get(name=next(word for word in world.own if word == "kestreltag"))
    TagFollow.objects.create(member=ana, tag=tag)
    other = Tag.objects.create(name="hiddenbyana", slug="hiddenbyana", key="hiddenbyana")
    TagHide.objects.create(member=ana, tag=other)
    Mute.objects.create(owner=ana, member=mia)
    Mute.objects.create(owner=cleo, member=ana)
    for member in (bo, cleo):
        assert member.user is not None
        member.user.email = f"{theirs('email' + member.handle)}@example.org"
        member.user.save()


def _moderation(world: Everything, bo: Member, cleo: Member, mia: Member) -> None:
    ana, mine, theirs = world.member, world.mine, world.theirs
    rule = current_rules()[0]
    bad = a_post(bo, f"Bad {theirs('reported')}.")
    report(target=bad, by=ana, rule=rule, note=f"I saw {mine('reportnote')}.")
    gone = a_post(ana, f"Mine too {mine('removed')}.")
    report(target=gone, by=cleo, rule=rule, note=f"She said {theirs('accusation')}.")
    remove(target=gone, by=mia, rule=rule, message=f"Please {mine('decision')}.")
    Block.objects.create(blocker=ana, blocked=cleo)
    assert Report.objects.filter(reporter=ana).exists()
    assert Decision.objects.filter(about=ana).exists()
