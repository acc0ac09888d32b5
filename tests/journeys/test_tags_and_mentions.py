"""Tags and mentions in a browser: following without a reload, hiding and undoing, and mentioning by keyboard."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from community.comments.models import Comment
from community.members.models import Member
from community.posts.models import Post, Tag, TagFollow, TagHide
from community.posts.tag_choices import follow_tag, hide_tag
from community.posts.tag_curation import describe_tag
from home.models import SiteImage
from tests.conftest import make_member
from tests.factories.pictures import a_picture_file
from tests.factories.posts import a_post
from tests.journeys.conftest import DESK, PHONE, OpenAs
from tests.journeys.names import called
from tests.journeys.waiting import until


def no_trouble(page) -> None:
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def described(name: str, by: Member) -> Tag:
    tag = Tag.objects.get(slug=name)
    cover = SiteImage.objects.create(
        title="Vats", description="Three vats.", file=a_picture_file(size=(640, 480))
    )
    return describe_tag(tag=tag, by=by, description="Colour from roots, leaves and bark.", cover=cover)


def test_a_tag_is_followed_and_hidden_where_one_stands(
    open_as: OpenAs, ana: Member, cleo: Member, ed: Member
) -> None:
    a_post(ana, title="Madder", tags=["natural-dye"])
    tag = described("natural-dye", ed)
    for size, theme in ((DESK, "light"), (PHONE, "dark")):
        page = open_as(cleo, size, color_scheme=theme)
        page.goto("/tags/natural-dye/")
        no_trouble(page)
        expect(page.get_by_role("img", name="Three vats.")).to_be_visible()
        page.get_by_role("button", name=called("Follow", "#natural-dye")).click()
        followed = page.get_by_role("button", name=called("Following", "#natural-dye"))
        expect(followed).to_be_focused()
        assert TagFollow.objects.get().tag == tag
        page.get_by_role("button", name=called("Hide", "#natural-dye")).click()
        expect(page.get_by_text("You hide this tag")).to_be_visible()
        expect(page.locator("#announcer")).to_have_text("You hide #natural-dye.")
        no_trouble(page)
        assert TagHide.objects.exists() and not TagFollow.objects.exists()
        page.get_by_role("button", name=called("Show again", "#natural-dye")).click()
        expect(page.get_by_text("You hide this tag")).to_have_count(0)
        assert not TagHide.objects.exists()


def test_tags_are_chosen_without_a_script(open_as: OpenAs, ana: Member, cleo: Member) -> None:
    a_post(ana, title="Madder", tags=["natural-dye"])
    page = open_as(cleo, java_script_enabled=False)
    page.goto("/tags/natural-dye/")
    page.get_by_role("button", name=called("Follow", "#natural-dye")).click()
    page.goto("/settings/tags/")
    page.get_by_role("button", name=called("Hide", "#natural-dye")).click()
    expect(
        page.get_by_role("region", name="Tags you hide").get_by_role("link", name="natural-dye")
    ).to_be_visible()
    page.get_by_role("button", name=called("Show again", "#natural-dye")).click()
    expect(page.get_by_text("None. The page of each tag")).to_be_visible()


def test_the_settings_of_tags_hold_no_trouble(open_as: OpenAs, ana: Member, cleo: Member) -> None:
    a_post(ana, tags=["wool", "a tag with a name as long as it may be, fifty charac"[:50].replace(",", "")])
    follow_tag(tag=Tag.objects.get(slug="wool"), by=cleo)
    hide_tag(tag=Tag.objects.exclude(slug="wool").get(), by=cleo)
    for size, theme in ((DESK, "dark"), ({"width": 320, "height": 700}, "light")):
        page = open_as(cleo, size, color_scheme=theme)
        page.goto("/settings/tags/")
        no_trouble(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_member_is_mentioned_by_keyboard(open_as: OpenAs, ana: Member, cleo: Member) -> None:
    make_member("bobbin", "Bea Bobbin")
    make_member("bo_weaver", "Bo Weaver")
    post = a_post(ana, title="Madder")
    page = open_as(cleo)
    page.goto(post.get_absolute_url())
    field = page.get_by_label("Join the conversation")
    field.focus()
    page.keyboard.type("Ask @bo")
    listed = page.get_by_role("listbox", name="Members you may mean")
    expect(listed.get_by_role("option")).to_have_count(2)
    expect(listed.get_by_role("option", selected=True)).to_have_text("@bo_weaver Bo Weaver")
    no_trouble(page)
    page.keyboard.press("Escape")
    expect(listed).to_have_count(0)
    expect(field).to_have_value("Ask @bo")
    page.keyboard.type("b")
    expect(listed.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Backspace")
    expect(listed.get_by_role("option")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    assert field.get_attribute("aria-activedescendant") == "mention-1"
    page.keyboard.press("Enter")
    expect(field).to_have_value("Ask @bobbin ")
    expect(listed).to_have_count(0)
    page.keyboard.type("or me@bo.org @bo_")
    expect(listed.get_by_role("option")).to_have_count(1)
    page.keyboard.press("Tab")
    expect(field).to_have_value("Ask @bobbin or me@bo.org @bo_weaver ")
    expect(field).to_be_focused()
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("link", name="@bobbin")).to_be_visible()
    assert Comment.objects.get().text == "Ask @bobbin or me@bo.org @bo_weaver"


def test_what_was_typed_before_the_script_came_is_looked_at_too(
    open_as: OpenAs, ana: Member, cleo: Member
) -> None:
    make_member("bobbin", "Bea Bobbin")
    page, late = open_as(cleo), []
    page.route("**/mentions/offer*.js", lambda route: late.append(route))
    page.goto(a_post(ana).get_absolute_url())
    page.get_by_label("Join the conversation").focus()
    page.keyboard.type("Ask @bea")
    until(page, lambda: bool(late))
    late[0].continue_()
    expect(page.get_by_role("option", name="Bea Bobbin")).to_be_visible()


def test_the_composer_offers_members_too_and_takes_a_click(
    open_as: OpenAs, ana: Member, cleo: Member
) -> None:
    make_member("bobbin", "Bea Bobbin")
    page = open_as(cleo, DESK)
    page.goto("/posts/new/")
    field = page.get_by_label("What did you make, or find out?")
    field.focus()
    page.keyboard.type("Made with @bea")
    page.get_by_role("option", name="Bea Bobbin").click()
    expect(field).to_have_value("Made with @bobbin ")
    page.keyboard.type("today.")
    page.get_by_role("button", name="Post it").last.click()
    expect(page.get_by_role("link", name="@bobbin")).to_be_visible()
    assert Post.objects.get().text == "Made with @bobbin today."
