"""People meet under a post, one of them reports it, a moderator removes it, and both sides are told."""

from django.core import mail
from django.test import Client
from playwright.sync_api import Page, expect

from community.members.models import Member
from community.moderation.rules import CitedRule
from community.notifications.kinds import Kind
from community.notifications.models import Notification
from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture
from community.posts.models import Post
from home.guidelines import current_rules
from tests.factories.pictures import a_picture
from tests.factories.posts import a_comment, a_post
from tests.journeys.conftest import DESK, OpenAs
from tests.journeys.names import called

MESSAGE = "The picture is not yours. Ask its maker, and post it again with their name."


def test_a_talk_ends_in_a_report_that_a_moderator_answers(
    open_as: OpenAs, ana: Member, bo: Member, cleo: Member, mia: Member
) -> None:
    post = a_post(ana, title="A bowl with a mended rim", pictures=[a_picture(ana), a_picture(ana)])
    a_comment(post, bo, "How did you mend it?")
    pictures = list(post.pictures.all())
    shown = [f"/media/{folder_of(one.key)}/{name}" for one in pictures for name in file_names(one)]
    rule = current_rules()[2]

    page = open_as(cleo)
    page.goto(post.get_absolute_url())
    page.evaluate("window.unbroken = true")
    follow(page)
    like(page)
    comment(page)
    reply(page)
    like_the_comment(page)
    assert page.evaluate("window.unbroken") is True
    report(page, rule)

    assert statuses(Client(), shown) == {200}
    remove(open_as(mia, size=DESK), rule)
    page.goto("/notifications/")
    assert_told(page, cleo, Kind.REPORT_ANSWERED, "We removed it.")
    page = open_as(ana)
    page.goto("/notifications/")
    assert_told(page, ana, Kind.DECIDED, MESSAGE)
    assert_gone(post, pictures, shown, cleo)


def announced(page: Page, words: str) -> None:
    expect(page.locator("#announcer")).to_have_text(words)


def follow(page: Page) -> None:
    button = page.get_by_role("button", name="Ana Author")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Following: Ana Author")
    expect(button).to_be_focused()
    announced(page, "You follow Ana Author.")


def like(page: Page) -> None:
    button = page.get_by_role("button", name="A bowl with a mended rim")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_have_text("Liked: A bowl with a mended rim")
    expect(button).to_be_focused()
    announced(page, "Liked.")


def comment(page: Page) -> None:
    expect(page.locator("#comment-count")).to_have_text("1 comment")
    page.get_by_label("Join the conversation").fill("The gold line *is* the best part.")
    page.get_by_role("button", name="Post comment").click()
    written = page.get_by_role("article", name="Comment by Cleo Stranger")
    expect(written).to_be_focused()
    expect(written.locator("em")).to_have_text("is")
    expect(page.get_by_label("Join the conversation")).to_have_value("")
    expect(page.locator("#comment-count")).to_have_text("2 comments, oldest first")
    announced(page, "Posted.")


def reply(page: Page) -> None:
    page.get_by_role("link", name=called("Reply", "Bo Follower")).click()
    field = page.get_by_label("Your reply to Bo Follower")
    expect(field).to_be_focused()
    field.fill("With lacquer and gold, I think.")
    page.get_by_role("button", name="Post reply").click()
    answer = page.get_by_role("listitem").filter(has_text="How did you mend it?").get_by_role("listitem")
    expect(answer.get_by_text("With lacquer and gold, I think.")).to_be_visible()
    expect(answer.get_by_role("article")).to_be_focused()
    expect(field).to_have_count(0)
    expect(page.locator("#comment-count")).to_have_text("3 comments, oldest first")


def like_the_comment(page: Page) -> None:
    button = page.get_by_role("article", name="Comment by Bo Follower").get_by_role("button")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()


def report(page: Page, rule: CitedRule) -> None:
    page.get_by_role("link", name="More", exact=True).click()
    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.get_by_text("won’t be told who sent it")).to_be_visible()
    page.get_by_label(rule.title).check()
    page.get_by_label("Anything we should know?").fill("I have seen this in a museum.")
    page.get_by_role("button", name="Send report").click()
    expect(page.get_by_role("status").filter(has_text="Thank you")).to_be_visible()


def remove(page: Page, rule: CitedRule) -> None:
    page.goto("/admin/")
    expect(page.get_by_text("1 case waits.")).to_be_visible()
    page.get_by_role("button", name="Moderation (1)").click()
    page.get_by_role("link", name="Cases (1)").click()
    page.get_by_role("link", name="A bowl with a mended rim").click()
    expect(page.get_by_text("I have seen this in a museum.")).to_be_visible()
    page.get_by_label("Remove it").check()
    expect(page.get_by_role("radio", name=rule.title)).to_be_checked()
    page.get_by_label("Your reason, as the author will read it").fill(MESSAGE)
    page.get_by_role("button", name="See what everybody will read").click()
    page.get_by_role("button", name="Decide and send").click()
    expect(page.get_by_text("Decided. Everybody concerned has been told.")).to_be_visible()
    page.goto("/admin/")
    expect(page.get_by_text("Nothing waits for you.")).to_be_visible()


def assert_told(page: Page, member: Member, kind: Kind, words: str) -> None:
    expect(page.get_by_role("listitem").filter(has_text=words)).to_have_count(1)
    assert Notification.objects.filter(recipient=member, kind=kind).count() == 1
    (message,) = [message for message in mail.outbox if member.user.email in message.to]
    assert words in message.body


def assert_gone(post: Post, pictures: list[Picture], shown: list[str], cleo: Member) -> None:
    other = Client()
    other.force_login(cleo.user)
    for client in (Client(), other):
        assert client.get(post.get_absolute_url()).status_code == 404
        now = Picture.objects.filter(pk__in=[one.pk for one in pictures])
        closed = [f"/pictures/{picture.key}/{name}" for picture in now for name in file_names(picture)]
        assert statuses(client, [*shown, *closed]) == {404}


def statuses(client: Client, addresses: list[str]) -> set[int]:
    found = set()
    for address in addresses:
        response = client.get(address)
        found.add(response.status_code)
        response.close()
    return found
