import re
import uuid
from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.members.operations import edit_profile, suspend
from community.moderation.models import ModerationState
from tests.factories.posts import a_comment, a_post

FRAGMENT = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture
def post(ana):
    return a_post(by=ana, title="A mended bowl")


def hide(thing, state=ModerationState.REMOVED):
    type(thing).objects.filter(pk=thing.pk).update(moderation_state=state)


def test_a_comment_written_without_a_script_is_found_on_the_post(client_for, bo, post):
    client = client_for(bo)
    answer = client.post(f"/posts/{post.pk}/comments/", {"text": "How **lovely**."}, follow=True)
    comment = Comment.objects.get()
    assert answer.redirect_chain[-1][0] == f"{post.get_absolute_url()}#c-{comment.pk}"
    assert "How <strong>lovely</strong>." in answer.content.decode()


def test_the_fragment_is_the_comment_an_empty_form_and_the_number(client_for, bo, post):
    sent = uuid.uuid4()
    data = {"text": "Lovely.", "submission_key": str(sent)}
    page = client_for(bo).post(f"/posts/{post.pk}/comments/", data, **FRAGMENT).content.decode()
    comment = Comment.objects.get()
    assert comment.submission_key == sent
    assert f'id="c-{comment.pk}"' in page and "data-focus" in page and 'data-announce="Posted."' in page
    assert "1 comment" in page and 'id="write"' in page and str(sent) not in page
    assert "<html" not in page


def test_a_reply_appears_below_what_it_answers(client_for, bo, post):
    parent = a_comment(post, by=post.author)
    client = client_for(bo)
    form = client.get(f"/comments/{parent.pk}/reply/", **FRAGMENT).content.decode()
    assert f'hx-target="#c-{parent.pk}"' in form and 'hx-swap="beforeend"' in form
    data = {"text": "Indeed.", "parent": parent.pk}
    page = client.post(f"/posts/{post.pk}/comments/", data, **FRAGMENT).content.decode()
    assert page.strip().startswith('<ol class="thread">')
    assert f'<div id="c-{parent.pk}-slot" hx-swap-oob="true"></div>' in page
    assert Comment.objects.get(text="Indeed.").parent == parent


def test_a_reply_on_the_last_level_drawn_appears_beside_it(client_for, bo, post):
    parent = a_comment(post, by=post.author)
    client = client_for(bo)
    assert (
        'hx-swap="afterend"'
        in client.get(f"/comments/{parent.pk}/reply/?flat=1", **FRAGMENT).content.decode()
    )
    data = {"text": "Indeed.", "parent": parent.pk, "flat": "1"}
    page = client.post(f"/posts/{post.pk}/comments/", data, **FRAGMENT).content.decode()
    assert page.strip().startswith("<li")


def test_without_a_script_a_reply_has_a_page_that_shows_what_it_answers(client_for, bo, post):
    parent = a_comment(post, by=post.author, text="The words answered.")
    page = client_for(bo).get(f"/comments/{parent.pk}/reply/").content.decode()
    assert "The words answered." in page and "Your reply to Ana Author" in page and "<html" in page


@pytest.mark.parametrize("text", ["", " \u200b ", "x" * 3001])
def test_refused_words_are_kept(client_for, bo, post, text):
    client = client_for(bo)
    answer = client.post(f"/posts/{post.pk}/comments/", {"text": text})
    assert answer.status_code == 422
    assert text.strip("\u200b ") in answer.content.decode() and "aria-invalid" in answer.content.decode()
    fragment = client.post(f"/posts/{post.pk}/comments/", {"text": text}, **FRAGMENT)
    assert (fragment.status_code, fragment["HX-Retarget"], fragment["HX-Reswap"]) == (
        422,
        "#write",
        "outerHTML",
    )
    assert "<html" not in fragment.content.decode() and 'role="alert"' in fragment.content.decode()


def test_words_for_a_comment_that_has_gone_are_kept(client_for, bo, post):
    parent = a_comment(post, by=post.author)
    hide(parent)
    data = {"text": "Too late.", "parent": parent.pk}
    answer = client_for(bo).post(f"/posts/{post.pk}/comments/", data)
    assert answer.status_code == 422
    assert "Too late." in answer.content.decode() and "no longer here" in answer.content.decode()
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("parent", ["x", "-1", "9" * 40, "1.5"])
@pytest.mark.parametrize("key", ["", "nonsense"])
def test_odd_values_never_break_the_form(client_for, bo, post, parent, key):
    data = {"text": "Words.", "parent": parent, "submission_key": key}
    assert client_for(bo).post(f"/posts/{post.pk}/comments/", data).status_code in (302, 422)


def test_the_author_is_who_signed_in_whatever_the_form_says(client_for, bo, ana, post):
    data = {"text": "Mine.", "author": ana.pk, "author_id": ana.pk, "by": ana.pk, "user": ana.user_id}
    client_for(bo).post(f"/posts/{post.pk}/comments/", data)
    assert Comment.objects.get().author == bo


def test_visitors_read_and_are_led_to_sign_in_to_write(visitor, post):
    comment = a_comment(post, by=post.author)
    answer = visitor.get(f"/posts/{post.pk}/comments/")
    page = answer.content.decode()
    assert comment.text in page and "csrfmiddlewaretoken" not in page and not answer.cookies
    assert "Sign in to join the conversation" in page and "hx-get" not in page
    assert visitor.post(f"/posts/{post.pk}/comments/", {"text": "x"})["Location"].startswith(
        "/accounts/login/"
    )
    assert visitor.get(f"/comments/{comment.pk}/reply/")["Location"].startswith("/accounts/login/")


@pytest.mark.parametrize("state", [ModerationState.HELD, ModerationState.REMOVED])
def test_nothing_under_a_hidden_post_is_there(visitor, client_for, bo, post, state):
    comment = a_comment(post, by=bo)
    hide(post, state)
    for client in (visitor, client_for(bo)):
        assert client.get(f"/posts/{post.pk}/comments/").status_code == 404
        assert client.get(f"/posts/{post.pk}/comments/{comment.pk}/").status_code == 404
        assert client.get(f"/comments/{comment.pk}/").status_code == 404
    client = client_for(bo)
    assert client.post(f"/posts/{post.pk}/comments/", {"text": "x"}).status_code == 404
    for deed in ("reply", "edit", "delete"):
        assert client.get(f"/comments/{comment.pk}/{deed}/").status_code == 404


def test_a_hidden_comment_is_not_there(visitor, client_for, post, bo, cleo):
    comment = a_comment(post, by=bo, text="canary")
    suspend(member=bo, until=timezone.now() + timedelta(days=1))
    for client in (visitor, client_for(cleo)):
        assert client.get(f"/comments/{comment.pk}/").status_code == 404
        assert client.get(f"/posts/{post.pk}/comments/{comment.pk}/").status_code == 404
        assert b"canary" not in client.get(f"/posts/{post.pk}/comments/").content


def test_a_comment_is_not_found_under_another_post(visitor, ana, post):
    comment = a_comment(a_post(by=ana), by=ana)
    assert visitor.get(f"/posts/{post.pk}/comments/{comment.pk}/").status_code == 404


def test_others_comments_can_be_neither_changed_nor_deleted(client_for, post, bo, cleo):
    comment = a_comment(post, by=bo, text="As it was.")
    client = client_for(cleo)
    for deed in ("edit", "delete"):
        assert client.get(f"/comments/{comment.pk}/{deed}/").status_code == 404
        assert client.post(f"/comments/{comment.pk}/{deed}/", {"text": "Mine."}).status_code == 404
    comment.refresh_from_db()
    assert comment.text == "As it was."


def test_changing_works_as_a_form_and_in_place(client_for, post, bo):
    comment = a_comment(post, by=bo)
    client = client_for(bo)
    assert comment.text in client.get(f"/comments/{comment.pk}/edit/").content.decode()
    answer = client.post(f"/comments/{comment.pk}/edit/", {"text": "Second."})
    assert answer["Location"] == f"{post.get_absolute_url()}#c-{comment.pk}"
    page = client.post(f"/comments/{comment.pk}/edit/", {"text": "Third."}, **FRAGMENT).content.decode()
    assert "Third." in page and f'id="c-{comment.pk}-words"' in page and "<html" not in page
    refused = client.post(f"/comments/{comment.pk}/edit/", {"text": "y" * 3001}, **FRAGMENT)
    assert refused.status_code == 422 and "y" * 3001 in refused.content.decode()
    kept = client.get(f"/comments/{comment.pk}/", **FRAGMENT).content.decode()
    assert "Third." in kept and "<html" not in kept


def test_deleting_asks_first_and_then_deletes(client_for, post, bo):
    comment = a_comment(post, by=bo)
    client = client_for(bo)
    page = client.get(f"/comments/{comment.pk}/delete/").content.decode()
    assert "Delete this comment?" in page and Comment.objects.exists()
    answer = client.post(f"/comments/{comment.pk}/delete/", follow=True)
    assert "Your comment is deleted." in answer.content.decode() and not Comment.objects.exists()
    other = a_comment(post, by=bo)
    page = client.post(f"/comments/{other.pk}/delete/", **FRAGMENT).content.decode()
    assert "You deleted this comment." in page and "<html" not in page


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(client_for, post, bo, method):
    comment = a_comment(post, by=bo)
    client = client_for(bo)
    for address in (
        f"/posts/{post.pk}/comments/",
        f"/comments/{comment.pk}/edit/",
        f"/comments/{comment.pk}/delete/",
        f"/comments/{comment.pk}/",
        f"/posts/{post.pk}/comments/{comment.pk}/",
    ):
        assert getattr(client, method)(address).status_code == 405


def test_a_permalink_leads_to_the_comment_on_the_post_or_far_down_to_its_branch(visitor, post, bo):
    first = a_comment(post, by=bo)
    for number in range(100):
        last = a_comment(post, by=bo, text=f"Number {number}")
    assert visitor.get(f"/comments/{first.pk}/")["Location"] == f"{post.get_absolute_url()}#c-{first.pk}"
    answer = visitor.get(f"/comments/{last.pk}/", follow=True)
    assert answer.redirect_chain[0][0] == f"/posts/{post.pk}/comments/{last.pk}/#c-{last.pk}"
    assert "Number 99" in answer.content.decode()


def test_more_comments_come_as_a_page_and_as_a_fragment(visitor, post, bo):
    for number in range(101):
        a_comment(post, by=bo, text=f"Number {number}.")
    page = visitor.get(f"/posts/{post.pk}/comments/").content.decode()
    more = re.search(r'href="([^"]*\?after=[0-9a-z]+)"', page)[1]
    assert "Number 99." in page and "Number 100." not in page
    assert "Number 100." in visitor.get(more).content.decode()
    fragment = visitor.get(more, **FRAGMENT).content.decode()
    assert "Number 100." in fragment and "Number 99." not in fragment and "<html" not in fragment
    assert visitor.get(f"/posts/{post.pk}/comments/?after=No!").status_code == 404


def test_lists_open_and_close_in_step(visitor, post, bo):
    above = a_comment(post, by=bo)
    for _number in range(6):
        above = a_comment(post, by=bo, parent=above)
    a_comment(post, by=bo)
    page = (
        visitor.get(f"/posts/{post.pk}/comments/")
        .content.decode()
        .split('id="conversation"')[1]
        .split("</section>")[0]
    )
    assert page.count("<ol") == page.count("</ol>") == 4
    assert page.count("<li") == page.count("</li>") == 8


def test_markup_in_a_name_or_in_words_stays_words(visitor, post, bo):
    edit_profile(
        member=bo, by=bo, display_name='"><img src=x onerror=1>', pronouns="", biography="", links=[]
    )
    a_comment(post, by=bo, text="<script>alert(1)</script> [x](javascript:alert(1)) <img src=x onerror=1>")
    page = visitor.get(f"/posts/{post.pk}/comments/").content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page and 'href="javascript' not in page


def test_a_page_of_comments_asks_as_much_for_one_as_for_twelve(
    visitor, client_for, post, bo, django_assert_num_queries
):
    a_comment(post, by=bo)
    client = client_for(bo)
    for who, most in ((visitor, 2), (client, 5)):
        who.get(f"/posts/{post.pk}/comments/")
        with django_assert_num_queries(most):
            who.get(f"/posts/{post.pk}/comments/")
    for _number in range(11):
        a_comment(post, by=bo)
    for who, most in ((visitor, 2), (client, 5)):
        with django_assert_num_queries(most):
            who.get(f"/posts/{post.pk}/comments/")
