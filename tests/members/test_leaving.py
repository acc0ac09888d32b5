"""Who leaves takes their words along: not a trace of them stays in any table."""

import pytest
from django.apps import apps
from django.db import models

from community.likes.operations import like_comment, like_post
from community.members.operations import edit_profile, leave_community
from community.posts.models import Post
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db
CANARY = "kestrel7"


def tables_with(words):
    """Every model of which some row holds the words, in whatever field of text."""
    found = set()
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if not isinstance(
                field, models.CharField | models.TextField | models.JSONField | models.EmailField
            ):
                continue
            values = model._base_manager.values_list(field.attname, flat=True)
            if any(words in str(value) for value in values if value):
                found.add(model._meta.label)
    return found


def test_not_a_word_stays_and_the_threads_of_others_do(ana, bo, cleo):
    ana.user.email = f"{CANARY}@example.org"
    ana.user.save()
    ana.user.emailaddress_set.update(email=ana.user.email)
    edit_profile(
        member=ana,
        by=ana,
        display_name=f"Ana {CANARY}",
        pronouns=CANARY,
        biography=f"I mend {CANARY}.",
        links=[f"https://{CANARY}.example"],
    )
    own = a_post(by=ana, text=f"A bowl {CANARY}", tags=["mending"])
    a_comment(own, bo, "Lovely.")
    post = a_post(by=bo, text="Another bowl.")
    comment = a_comment(post, ana, f"Mine is {CANARY}.")
    reply = a_comment(post, cleo, "Show us.", parent=comment)
    alone = a_comment(post, ana, f"Also {CANARY}.")
    like_post(post=post, by=ana)
    like_comment(comment=comment, by=cleo)
    assert {"members.Member", "accounts.User", "posts.Post", "comments.Comment"} <= tables_with(CANARY)

    leave_community(member=ana, by=ana)

    assert tables_with(CANARY) == set()
    post.refresh_from_db()
    assert (post.like_count, post.comment_count) == (0, 1)
    assert not Post.objects.filter(pk=own.pk).exists()
    assert {row.pk for row in post.comments.all()} == {comment.pk, reply.pk}
    assert alone.pk


def test_the_place_in_a_thread_is_signed_by_a_deleted_member(ana, bo, cleo, visitor):
    post = a_post(by=bo, text="Another bowl.")
    a_comment(post, cleo, "Show us.", parent=a_comment(post, ana, "Mine is mended."))
    leave_community(member=ana, by=ana)
    text = visitor.get(post.get_absolute_url()).content.decode()
    assert "Show us." in text
    assert "Mine is mended." not in text
    assert "@ana" not in text
    assert "/@ana/" not in text
