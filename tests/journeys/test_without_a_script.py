"""The whole of taking part in a browser that runs no script: plain forms and links all the way."""

from playwright.sync_api import Page, expect

from community.comments.models import Comment
from community.follows.models import Follow
from community.likes.models import Like
from community.members.models import Member
from community.moderation.models import Report
from community.posts.models import Post
from home.guidelines import current_rules
from tests.conftest import PASSWORD
from tests.factories.posts import a_comment, a_post
from tests.journeys.conftest import OpenAs
from tests.journeys.names import called
from tests.journeys.photos import a_snapshot


def test_everything_a_member_does_works_without_a_script(open_as: OpenAs, ana: Member, cleo: Member) -> None:
    theirs = a_post(ana, title="A bowl with a mended rim")
    a_comment(theirs, ana, "Ask me about the gold.")
    page = open_as(java_script_enabled=False)
    sign_in(page, cleo)
    write_a_post(page)
    change_and_delete(page, Post.objects.get(author=cleo))
    take_part(page, theirs, cleo)
    change_own_comment(page, Comment.objects.get(author=cleo))
    report(page, theirs)


def sign_in(page: Page, member: Member) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(member.user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="Your feed", exact=True)).to_be_visible()


def write_a_post(page: Page) -> None:
    page.goto("/posts/new/")
    page.get_by_label("Title").fill("Two views of a stool")
    page.get_by_label("What did you make, or find out?").fill("Ash, **three** legs.")
    page.get_by_label("Add pictures").set_input_files(
        [a_snapshot("one.jpg"), a_snapshot("two.jpg", (300, 400))]
    )
    page.get_by_role("button", name="Add these pictures").click()
    page.get_by_label("Description of picture 1").fill("From above.")
    page.get_by_label("Description of picture 2").fill("From the side.")
    page.get_by_role("button", name="Move picture 2 up").click()
    expect(page.get_by_label("Description of picture 1")).to_have_value("From the side.")
    page.get_by_role("textbox", name="Tags").fill("wood, stools")
    page.get_by_role("button", name="Preview").click()
    preview = page.get_by_role("region", name="Preview")
    expect(preview.locator("strong")).to_have_text("three")
    expect(page.get_by_label("Title")).to_have_value("Two views of a stool")
    page.get_by_role("button", name="Post it").last.click()
    expect(page.get_by_role("heading", name="Two views of a stool", level=1)).to_be_visible()
    pictures = page.locator(".postpage article img[alt^=From]")
    assert [image.get_attribute("alt") for image in pictures.all()] == ["From the side.", "From above."]
    expect(page.get_by_role("link", name="stools")).to_be_visible()


def change_and_delete(page: Page, post: Post) -> None:
    page.get_by_role("link", name="Edit", exact=True).click()
    page.get_by_label("Title").fill("Two views of a milking stool")
    page.get_by_role("button", name="Remove picture 2").click()
    page.get_by_role("button", name="Save changes").last.click()
    expect(page.get_by_role("heading", name="Two views of a milking stool", level=1)).to_be_visible()
    assert post.pictures.count() == 1
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    assert not Post.objects.filter(pk=post.pk).exists()


def take_part(page: Page, post: Post, member: Member) -> None:
    page.goto(post.get_absolute_url())
    page.get_by_role("button", name=called("Follow", "Ana Author")).click()
    expect(page.get_by_role("button", name=called("Following", "Ana Author"))).to_be_visible()
    assert Follow.objects.filter(follower=member, followed=post.author).count() == 1
    page.get_by_role("button", name=called("Like", "A bowl")).click()
    expect(page.get_by_role("button", name=called("Liked", "A bowl"))).to_have_attribute(
        "aria-pressed", "true"
    )
    page.get_by_role("article", name="Comment by Ana Author").get_by_role("button", name="Like").click()
    assert Like.objects.filter(member=member).count() == 2
    page.get_by_role("link", name=called("Reply", "Ana Author")).click()
    page.get_by_label("Your reply to Ana Author").fill("What does the gold do?")
    page.get_by_role("button", name="Post reply").click()
    expect(page.get_by_text("What does the gold do?")).to_be_visible()
    assert Comment.objects.get(author=member).parent.author == post.author
    page.get_by_role("button", name=called("Following", "Ana Author")).click()
    expect(page.get_by_role("button", name=called("Follow", "Ana Author"))).to_be_visible()
    page.get_by_role("button", name=called("Liked", "A bowl")).click()
    expect(page.get_by_role("button", name=called("Like", "A bowl"))).to_be_visible()


def change_own_comment(page: Page, comment: Comment) -> None:
    own = page.get_by_role("article", name="Comment by Cleo Stranger")
    own.get_by_role("link", name="Edit").click()
    page.get_by_label("Change your comment").fill("What is the gold made of?")
    page.get_by_role("button", name="Save the change").click()
    expect(page.get_by_text("What is the gold made of?")).to_be_visible()
    own.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete it").click()
    expect(page.get_by_text("What is the gold made of?")).to_have_count(0)
    assert not Comment.objects.filter(pk=comment.pk).exclude(text="").exists()


def report(page: Page, post: Post) -> None:
    page.goto(post.get_absolute_url())
    page.get_by_role("link", name="More", exact=True).click()
    page.get_by_role("link", name="Report", exact=True).click()
    page.get_by_label(current_rules()[0].title).check()
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    assert Report.objects.get().post == post
