"""A post with everything on it, the people who may and may not see it, and every address that tells of it."""

from dataclasses import dataclass, field

import pytest
from django.test import Client
from django.urls import reverse

from community.comments.models import Comment
from community.follows.operations import follow_member, unfollow_member
from community.likes.operations import like_post
from community.members.models import Member
from community.posts.choices import Audience
from community.posts.models import Post, Tag
from tests.conftest import make_member
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post

CANARY = "Zeisig"
VIEWERS = ("visitor", "stranger", "former", "follower", "author")
SEES = {
    Audience.EVERYONE: set(VIEWERS),
    Audience.MEMBERS: {"stranger", "former", "follower", "author"},
    Audience.FOLLOWERS: {"follower", "author"},
    Audience.ME: {"author"},
}


@dataclass
class World:
    """Clients by the part they play, and a post that starts out open to everyone."""

    clients: dict[str, Client]
    people: dict[str, Member]
    post: Post
    comments: list[Comment] = field(default_factory=list)

    @property
    def tag(self) -> Tag:
        return Tag.objects.typed(CANARY).get()

    def pages(self) -> dict[str, str]:
        """Addresses of the post itself: for those who may not see it there is nothing at any of them."""
        number, comment = self.post.pk, self.comments[0].pk
        return {
            "post": self.post.get_absolute_url(),
            "other slug": reverse("posts:post", args=[number, "x"]),
            "short": reverse("posts:short", args=[number]),
            "conversation": reverse("comments:create", args=[number]),
            "branch": reverse("comments:thread", args=[number, comment]),
            "comment": reverse("comments:permalink", args=[comment]),
            "history": reverse("posts:history", args=[number]),
        }

    def member_pages(self) -> dict[str, str]:
        """Addresses that ask visitors to sign in, whatever the number in them."""
        number, comment = self.post.pk, self.comments[0].pk
        return {
            "reply": reverse("comments:reply", args=[comment]),
            "report": reverse("moderation:report_post", args=[number]),
            "report comment": reverse("moderation:report_comment", args=[comment]),
        }

    def deeds(self) -> dict[str, str]:
        """Addresses to which members post."""
        number, comment = self.post.pk, self.comments[0].pk
        return {
            "write": reverse("comments:create", args=[number]),
            "like": reverse("likes:like_post", args=[number]),
            "unlike": reverse("likes:unlike_post", args=[number]),
            "like comment": reverse("likes:like_comment", args=[comment]),
            "unlike comment": reverse("likes:unlike_comment", args=[comment]),
        }

    def lists(self) -> dict[str, str]:
        """Addresses that exist for everybody; the post is on them for those who may see it."""
        return {
            "latest": reverse("feeds:latest"),
            "member": reverse("members:profile", args=["ana"]),
            "tags": reverse("feeds:tags"),
            "home": "/",
        }

    def news(self) -> list[str]:
        return [reverse("feeds:latest_news"), reverse("feeds:member_news", args=["ana"])]


@pytest.fixture
def world(ana, bo, cleo, client_for) -> World:
    dora = make_member("dora", "Dora Former")
    follow_member(member=ana, by=dora)
    picture = a_picture(ana, alt_text=f"{CANARY} at rest.")
    post = a_post(by=ana, title=f"{CANARY} one", text=f"{CANARY} two", tags=[CANARY], pictures=[picture])
    comments = [a_comment(post, by=who, text=f"{CANARY} three") for who in (dora, bo)]
    like_post(post=post, by=dora)
    a_comment(post, by=bo, parent=comments[0], text=f"{CANARY} four")
    unfollow_member(member=ana, by=dora)
    people = {"stranger": cleo, "former": dora, "follower": bo, "author": ana}
    clients = {"visitor": Client()} | {part: client_for(member) for part, member in people.items()}
    return World(clients, people, post, comments)
