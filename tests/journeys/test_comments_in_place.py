"""Changing one's mind about a comment without leaving the page, and from a window of its own."""

from playwright.sync_api import Page, expect

from community.comments.models import Comment
from community.members.models import Member
from tests.factories.posts import a_comment, a_post
from tests.journeys.conftest import OpenAs
from tests.journeys.names import called


def test_a_comment_is_changed_and_deleted_where_it_stands(
    open_as: OpenAs, troubles: list[str], ana: Member, cleo: Member
) -> None:
    post = a_post(ana, title="A bowl with a mended rim")
    a_comment(post, cleo, "How did you mend it?")
    page = open_as(cleo)
    page.goto(post.get_absolute_url())
    page.evaluate("window.unbroken = true")
    own = page.get_by_role("article", name="Comment by Cleo Stranger")
    change(page, "How long did it take?")
    expect(own.get_by_text("How long did it take?")).to_be_visible()
    expect(page.locator("#announcer")).to_have_text("Changed.")
    refuse_nothing(page)
    assert ["status of 422" in trouble for trouble in troubles] == [True]
    troubles.clear()

    own.get_by_role("link", name="Delete").click()
    expect(page.get_by_text("It goes for good.")).to_be_visible()
    page.get_by_role("link", name="Keep it").click()
    expect(own.get_by_role("link", name="Delete")).to_be_focused()
    own.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("You deleted this comment.")).to_be_focused()
    expect(page.locator("#announcer")).to_have_text("Your comment is deleted.")
    expect(page.locator("#comment-count")).to_be_empty()
    assert page.evaluate("window.unbroken") is True
    assert not Comment.objects.filter(author=cleo).exclude(text="").exists()


def change(page: Page, words: str) -> None:
    page.get_by_role("link", name="Edit").click()
    field = page.get_by_label("Change your comment")
    expect(field).to_be_focused()
    field.fill(words)
    page.get_by_role("button", name="Save the change").click()


def refuse_nothing(page: Page) -> None:
    """An empty change is refused beside the field, and giving up brings the words back."""
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("Change your comment").fill("   ")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Change your comment")).to_have_attribute("aria-invalid", "true")
    page.get_by_role("link", name="Cancel").click()
    expect(page.get_by_text("How long did it take?")).to_be_visible()


def test_replies_edits_and_deletions_work_in_a_window_of_their_own(
    open_as: OpenAs, ana: Member, cleo: Member
) -> None:
    post = a_post(ana, title="A bowl with a mended rim")
    question = a_comment(post, ana, "Guess how I mended it?")
    page = open_as(cleo)
    page.goto(f"/comments/{question.pk}/reply/")
    page.get_by_label("Your reply to Ana Author").fill("With gold?")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_role("link", name=called("Reply", "Cleo Stranger"))).to_be_visible()
    reply = Comment.objects.get(author=cleo)
    assert reply.parent == question

    page.goto(f"/comments/{reply.pk}/edit/")
    page.get_by_label("Change your comment").fill("With lacquer?")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("With lacquer?")).to_be_visible()

    page.goto(f"/comments/{reply.pk}/delete/")
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("Your comment is deleted.")).to_be_visible()
    expect(page.get_by_text("With lacquer?")).to_have_count(0)
