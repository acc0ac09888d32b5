"""The screens for tags in the admin: editors use them, moderators and members do not know of them."""

import pytest
from django.urls import reverse

from community.posts.models import Tag
from community.posts.tag_choices import follow_tag
from community.posts.tag_curation import add_synonym
from home.models import SiteImage
from tests.factories.pictures import a_picture_file
from tests.factories.posts import a_post

pytestmark = pytest.mark.django_db

SCREENS = ["index", "edit", "history", "same", "merge", "words", "separate"]


@pytest.fixture
def flax(ana):
    a_post(by=ana, tags=["linen"])
    a_post(by=ana, tags=["flax"])
    return tag("flax")


def tag(name):
    return Tag.objects.named(name).get()


def address(name, *numbers):
    return reverse(f"tags_on_posts:{name}", args=numbers)


@pytest.mark.parametrize("screen", SCREENS)
def test_the_screens_are_for_editors_and_administrators(client_for, visitor, ana, mia, ed, ada, flax, screen):
    where = address(screen, *([] if screen == "index" else [flax.pk]))
    for outside in (visitor, client_for(ana)):
        assert outside.get(where)["Location"].startswith("/accounts/login/")
    assert client_for(mia).get(where)["Location"] == "/admin/"
    assert client_for(mia).post(where, {"name": "linen", "has_seen": "1"})["Location"] == "/admin/"
    assert tag("flax").synonym_of is None
    for inside in (client_for(ed), client_for(ada)):
        assert inside.get(where).status_code == (405 if screen == "separate" else 200)


def test_the_menu_shows_tags_to_editors_alone(client_for, mia, ed):
    assert address("index") in client_for(ed).get("/admin/").content.decode()
    assert address("index") not in client_for(mia).get("/admin/").content.decode()


def test_the_list_says_on_how_many_posts_and_which_mean_the_same(client_for, ed, flax):
    add_synonym(name="Lin", of=tag("linen"), by=ed)
    page = client_for(ed).get(address("index")).content.decode()
    assert "#linen" in page and "#Lin" in page and address("merge", flax.pk) in page
    found = client_for(ed).get(address("index"), {"q": "fla"}).content.decode()
    assert "#flax" in found and "#linen" not in found


def test_the_list_asks_as_much_for_one_as_for_twelve(
    client_for, ed, ana, django_assert_num_queries, django_assert_max_num_queries
):
    client = client_for(ed)
    a_post(by=ana, tags=["one"])
    add_synonym(name="uno", of=tag("one"), by=ed)
    client.get(address("index"))
    with django_assert_max_num_queries(20) as few:
        client.get(address("index"))
    for number in range(11):
        a_post(by=ana, text=f"{number}.", tags=[f"tag{number}"])
        add_synonym(name=f"word{number}", of=tag(f"tag{number}"), by=ed)
    with django_assert_num_queries(len(few)):
        client.get(address("index"))


def test_an_editor_describes_a_tag_and_hangs_a_cover(client_for, visitor, ed, flax):
    cover = SiteImage.objects.create(
        title="Flax field", description="A blue field.", credit="By Ed", file=a_picture_file()
    )
    assert "image-chooser" in client_for(ed).get(address("edit", flax.pk)).content.decode()
    answer = client_for(ed).post(
        address("edit", flax.pk), {"description": "The plant & its fibre. <b>", "cover": cover.pk}
    )
    assert answer["Location"] == address("edit", flax.pk)
    page = visitor.get("/tags/flax/").content.decode()
    assert "The plant &amp; its fibre. &lt;b&gt;" in page
    assert 'alt="A blue field."' in page and "By Ed" in page
    assert "<b>" not in page.split("tag-about", 1)[1].split("</div>")[0]
    assert "Described" in client_for(ed).get(address("history", flax.pk)).content.decode()


def test_a_refused_description_stays_in_the_form(client_for, ed, flax):
    answer = client_for(ed).post(address("edit", flax.pk), {"description": "x" * 501, "cover": ""})
    assert answer.status_code == 200 and "x" * 501 in answer.content.decode()
    assert tag("flax").description == ""


def test_merging_asks_first_and_says_what_follows(client_for, visitor, ed, bo, flax):
    follow_tag(tag=flax, by=bo)
    client, where = client_for(ed), address("merge", flax.pk)
    asked = client.post(where, {"name": "#Linen"}).content.decode()
    assert "1 post gets #linen in place of #flax." in asked and "1 member who follows #flax" in asked
    assert tag("flax").synonym_of is None
    answer = client.post(where, {"name": "linen", "has_seen": "1"})
    assert answer["Location"] == address("edit", tag("linen").pk)
    assert tag("flax").synonym_of == tag("linen")
    moved = visitor.get("/tags/flax/")
    assert (moved.status_code, moved["Location"], moved["Cache-Control"]) == (301, "/tags/linen/", "no-cache")
    assert visitor.get("/tags/linen/").content.count(b'class="entry"') == 2


@pytest.mark.parametrize(
    ("screen", "name", "words"),
    [
        ("merge", "unknown", "There is no tag like this"),
        ("merge", "flax", "This is the tag itself"),
        ("merge", "", "This field is required"),
        ("merge", "a\0b", ""),
        ("same", "linen", "Merge it into the other tag"),
    ],
)
def test_what_cannot_be_joined_is_said_beside_the_field(client_for, ed, flax, screen, name, words):
    answer = client_for(ed).post(address(screen, flax.pk), {"name": name, "has_seen": "1"})
    assert answer.status_code == 422 and words in answer.content.decode()
    assert tag("flax").synonym_of is None


def test_words_are_added_and_parted(client_for, ed, flax):
    client = client_for(ed)
    answer = client.post(address("words", flax.pk), {"word": "Lein"})
    assert answer["Location"] == address("words", flax.pk)
    assert "#Lein" in client.get(address("words", flax.pk)).content.decode()
    assert "means the same as" in client.get(address("edit", tag("lein").pk)).content.decode()
    client.post(address("separate", tag("lein").pk))
    assert tag("lein").synonym_of is None
    refused = client.post(address("words", flax.pk), {"word": "linen"})
    assert refused.status_code == 422 and "Merge it" in refused.content.decode()


def test_an_editor_without_a_handle_is_led_to_choose_one(client, flax, ed):
    user = ed.user
    ed.user = None
    ed.save()
    client.force_login(user)
    assert client.get(address("index"))["Location"] == reverse("members:choose_handle")
