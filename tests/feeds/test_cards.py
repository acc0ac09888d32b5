from datetime import timedelta

import pytest
from django.utils import timezone

from community.feeds.cards import Reason, post_cards
from community.likes.operations import like_post
from community.members.operations import suspend
from community.moderation.models import ModerationState
from community.posts.models import Post
from tests.conftest import make_member
from tests.factories.posts import a_comment, a_post
from tests.feeds.rows import a_picture_row


def cards(viewer, **options):
    return post_cards(Post.objects.visible_to(viewer).newest_first(), viewer, **options)


def test_a_card_holds_what_is_shown(ana, bo, cleo):
    post = a_post(by=ana, title="A bowl", text="Mended *twice*.", tags=["Kintsugi", "pottery"])
    like_post(post=post, by=cleo)
    a_comment(post, by=bo)
    (card,) = cards(bo)
    assert (card.id, card.title, card.excerpt, card.is_long) == (post.pk, "A bowl", "Mended twice.", False)
    assert (card.url, card.author.url) == (post.get_absolute_url(), "/@ana/")
    assert [label.name for label in card.labels] == ["Kintsugi", "pottery"]
    assert [label.url for label in card.labels] == ["/tags/kintsugi/", "/tags/pottery/"]
    assert card.comment_words == "1 comment"
    assert "Cleo Stranger" in card.liked_by
    assert (card.is_liked, card.is_own, card.like_words, card.pictures) == (False, False, "", None)


def test_a_card_knows_the_viewer(ana, bo):
    post = a_post(by=ana)
    like_post(post=post, by=bo)
    (for_bo,) = cards(bo)
    (for_ana,) = cards(ana)
    (for_visitor,) = cards(None)
    assert (for_bo.is_liked, for_ana.is_liked, for_visitor.is_liked) == (True, False, False)
    assert (for_ana.is_own, for_ana.like_words) == (True, "1 like. Only you see the number.")
    assert for_bo.liked_by == "" and "Bo Follower" in for_visitor.liked_by


def test_many_likers_are_two_names_and_others(ana, bo, cleo):
    post = a_post(by=ana)
    for member in (bo, cleo):
        like_post(post=post, by=member)
    assert cards(None)[0].liked_by.endswith("</a>") and " and " in cards(None)[0].liked_by
    like_post(post=post, by=make_member("dora", "Dora"))
    sentence = cards(None)[0].liked_by
    assert sentence.startswith("Liked by ") and sentence.endswith(" and others")
    assert sentence.index("Dora") < sentence.index("Cleo") and "Bo" not in sentence


def test_long_words_are_cut_and_say_so(ana):
    a_post(by=ana, text="A long story. " * 60)
    (card,) = cards(None)
    assert card.is_long and len(card.excerpt) <= 280 and card.excerpt.endswith("…")


@pytest.mark.parametrize(("count", "layout", "more"), [(1, "", 0), (2, "pics--2", 0), (5, "pics--4", 1)])
def test_at_most_four_pictures_are_shown_in_their_order(ana, count, layout, more):
    pictures = [a_picture_row(by=ana, alt_text=f"Picture {number}.") for number in range(count)]
    a_post(by=ana, pictures=pictures)
    shown = cards(None)[0].pictures
    assert (shown.layout, shown.more, len(shown.swatches)) == (layout, more, min(count, 4))
    assert all(f"Picture {place}." in swatch.html for place, swatch in enumerate(shown.swatches))


def test_only_the_first_picture_of_the_page_is_fetched_at_once(ana):
    for _number in range(2):
        a_post(by=ana, pictures=[a_picture_row(by=ana)])
    first, second = (card.pictures.swatches[0].html for card in cards(None))
    assert 'fetchpriority="high"' in first and 'loading="lazy"' in second


def test_posts_given_as_a_list_keep_their_order_and_their_reasons(ana):
    posts = [a_post(by=ana, text=f"Number {number}") for number in range(3)]
    chosen = [posts[1], posts[0]]
    reason = Reason("hash", "Because")
    found = post_cards(chosen, None, reasons={posts[0].pk: reason})
    assert [card.id for card in found] == [posts[1].pk, posts[0].pk]
    assert [card.reason for card in found] == [None, reason]
    assert post_cards([], None) == []


def test_held_posts_say_so_to_their_author(ana, bo):
    post = a_post(by=ana)
    Post.objects.filter(pk=post.pk).update(moderation_state=ModerationState.HELD)
    assert cards(ana)[0].is_held
    assert cards(bo) == [] == cards(None)


def test_likers_out_of_sight_are_not_named(ana, bo):
    like_post(post=a_post(by=ana), by=bo)
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    assert cards(None)[0].liked_by == ""


def full_post(by, likers):
    post = a_post(by=by, tags=["wool"], pictures=[a_picture_row(by=by)])
    for liker in likers:
        like_post(post=post, by=liker)
    return post


@pytest.mark.parametrize("who", ["visitor", "member"])
def test_cards_take_four_queries_for_one_and_for_twelve(ana, bo, cleo, who, django_assert_num_queries):
    viewer = bo if who == "member" else None
    full_post(ana, [bo, cleo])
    with django_assert_num_queries(4):
        assert len(cards(viewer)) == 1
    for _number in range(11):
        full_post(ana, [bo, cleo])
    with django_assert_num_queries(4):
        assert len(cards(viewer)) == 12
