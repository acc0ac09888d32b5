"""What the members of the world have made, said and asked for, each with its canaries."""

import io
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, PageViewRestriction, Site

from community.blocks.operations import mute_conversation
from community.comments.models import Comment
from community.drafts.models import Draft
from community.likes.operations import like_post
from community.members.models import Member
from community.moderation.models import Decision, Report
from community.moderation.operations import report
from community.notifications.models import Notification
from community.pictures.models import Picture
from community.pictures.operations import add_picture, describe_picture
from community.posts.history import withdraw_version
from community.posts.models import Post
from community.posts.operations import delete_post, edit_post
from home.guidelines import current_rules
from home.models import CommunitySettings, StandardPage
from tests.factories.decisions import hold, remove
from tests.factories.drafts import a_draft
from tests.factories.posts import a_comment, a_post
from tests.world.canaries import Canaries
from tests.world.people import People

# The posts of the matrix: whose they are, and for whom. What happens to them later, or to their authors, is told apart
# by the state's name.
POSTS = {
    "public": ("open", "everyone"),
    "followers": ("open", "followers"),
    "followers_reported": ("open", "followers"),
    "removed": ("open", "everyone"),
    "deleted": ("open", "everyone"),
    "author_suspended": ("sanctioned", "everyone"),
    "author_limited": ("quiet", "everyone"),
    "author_deleted": ("gone", "everyone"),
    "members": ("open", "members"),
    "me": ("open", "me"),
    "held": ("open", "everyone"),
    "author_private": ("closed", "everyone"),
    "author_paused": ("away", "everyone"),
}
REPORTED_POSTS = ("public", "removed", "followers_reported", "author_suspended", "author_limited", "held")


class Things:
    """Posts, comments and reports by the state the matrix gives them; pictures and talk by the state of their post."""

    def __init__(self, people: People, canaries: Canaries) -> None:
        self.people, self.canaries = people, canaries
        self.posts: dict[str, Post] = {}
        self.pictures: dict[str, Picture] = {}
        self.talk: dict[str, Comment] = {}
        self.comments: dict[str, Comment] = {}
        self.reports: dict[str, Report] = {}
        self.pages: dict[str, Page] = {}
        for state in POSTS:
            self._post(state)
        self._changed_twice(self.posts["public"])
        self.draft = self._draft()
        self._comments()
        self._moderate()
        self._pages()
        # So that they fill no list before what the cells are about.
        Post.objects.by(people["bystander"]).update(published_at=timezone.now() - timedelta(days=2))
        delete_post(post=self.posts["deleted"], by=people.owner("open"))
        self.decision = Decision.objects.filter(action=Decision.Action.REMOVE, kind="post").earliest("pk")
        told = Notification.objects.filter(recipient=people.owner("open"), kind="decided")
        self.notification = told.earliest("pk")

    def owner_of(self, state: str) -> Member:
        return self.people.owner(POSTS[state][0])

    def _post(self, state: str) -> None:
        owner, audience = self.people.owner(POSTS[state][0]), POSTS[state][1]
        self.pictures[state] = self._picture(owner, state)
        word = self.canaries[f"post {state}"]
        post = a_post(
            owner,
            f"Of {word}, for @{self.people['mentioned'].handle}.",
            title=f"Title {word}",
            pictures=[self.pictures[state]],
            tags=[f"tag{state}".replace("_", "")],
            audience=audience,
        )
        self.posts[state] = post
        talker = owner if audience == "me" else self.people["fan"]
        self.talk[state] = a_comment(post, talker, f"Said {self.canaries[f'talk under {state}']}.")
        if audience != "me":
            like_post(post=post, by=self.people["fan"])
        # So that the page of the tag is there whoever looks.
        a_post(self.people["bystander"], "Something else.", tags=[f"tag{state}".replace("_", "")])

    def _picture(self, owner: Member, state: str) -> Picture:
        """A photograph whose file tells more than it should: in its name, and in what a camera writes into it."""
        image, told = Image.new("RGB", (40, 30), "teal"), Image.Exif()
        told[0x010E] = self.canaries[f"camera data of {state}"]
        stream = io.BytesIO()
        image.save(stream, "JPEG", exif=told)
        name = f"{self.canaries[f'file name of {state}']}.jpg"
        picture = add_picture(by=owner, upload=SimpleUploadedFile(name, stream.getvalue()))
        words = f"A square, {self.canaries[f'alt text of {state}']}."
        describe_picture(picture=picture, by=owner, alt_text=words, is_decorative=False)
        return picture

    def _changed_twice(self, post: Post) -> None:
        """Give a post a past: one version its readers may see and one its author took back."""
        final = {
            "title": post.title,
            "text": post.text,
            "pictures": [self.pictures["public"]],
            "tags": ["tagpublic"],
        }
        for name in ("withdrawn version", "earlier version"):
            edit_post(post=post, by=post.author, **(final | {"text": f"It read {self.canaries[name]}."}))
        edit_post(post=post, by=post.author, **final)
        withdrawn = post.versions.get(text__contains=self.canaries["withdrawn version"])
        withdraw_version(post=post, by=post.author, number=withdrawn.number)
        post.refresh_from_db()

    def _draft(self) -> Draft:
        words = f"Half of {self.canaries['draft']}."
        owner = self.people.owner("open")
        self.pictures["draft"] = self._picture(owner, "draft")
        pictures = (self.pictures["draft"],)
        return a_draft(owner, words, title=self.canaries["draft"], pictures=pictures)

    def _comments(self) -> None:
        """The owner comments under posts of the one called "mentioned", who follows and is followed."""
        host, owner = self.people["mentioned"], self.people.owner("open")
        for_all = self.posts["host public"] = a_post(host, "Talk below, please.", title="For all to talk")
        for_few = self.posts["host followers"] = a_post(
            host, f"Talk below, {self.canaries['post host followers']}.", audience="followers"
        )
        mute_conversation(post=for_all, by=owner)
        places = {
            "on_public": (for_all, owner),
            "on_followers": (for_few, owner),
            "on_followers_reported": (for_few, owner),
            "removed": (for_all, owner),
            "author_blocked_viewer": (for_all, self.people.owner("wary")),
        }
        for state, (post, by) in places.items():
            self.comments[state] = a_comment(post, by, f"Said {self.canaries[f'comment {state}']}.")

    def _moderate(self) -> None:
        rule = current_rules()[0]
        fan, moderator = self.people["fan"], self.people["moderator"]
        told: dict[str, Any] = {f"post {state}": self.posts[state] for state in REPORTED_POSTS}
        told |= {
            f"comment {state}": self.comments[state]
            for state in ("on_public", "on_followers_reported", "removed", "author_blocked_viewer")
        }
        told |= {"member open": self.people.owner("open"), "about_the_moderator": moderator}
        for name, thing in told.items():
            note = self.canaries[f"note of the report about {name}"]
            self.reports[name] = report(target=thing, by=fan, rule=rule, note=note)
        for name in ("post removed", "comment removed"):
            message = f"Because {self.canaries[f'message about {name}']}."
            remove(target=told[name], by=moderator, rule=rule, message=message)
        hold(target=told["post held"], by=moderator, rule=rule, message="We look at it.")

    def _pages(self) -> None:
        CommunitySettings.for_site(Site.objects.get())
        home = Page.objects.get(depth=2)
        for state in ("live", "draft"):
            word = self.canaries[f"page {state}"]
            page = StandardPage(title=f"Page {word}", slug=f"page-{state}", live=state == "live")
            self.pages[state] = home.add_child(instance=page)
            page.save_revision()
        page = StandardPage(title=f"Page {self.canaries['page login_only']}", slug="page-login-only")
        self.pages["login_only"] = home.add_child(instance=page)
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
