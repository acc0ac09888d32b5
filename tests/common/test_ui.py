"""The parts every page is built from say the same thing to people who see them and to people who hear them."""

import datetime as dt
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import timezone, translation

from community.common.templatetags import ui
from community.members.quilt import quilt_seed, quilt_svg

ROOT = Path(__file__).resolve().parents[2]
NOW = dt.datetime(2026, 11, 21, 10, 0, tzinfo=dt.UTC)


class JoinForm(forms.Form):
    email = forms.EmailField(label="Email", help_text="We send one email.")
    password = forms.CharField(label="Password", widget=forms.PasswordInput)
    pronouns = forms.CharField(label="Pronouns", required=False)
    rules = forms.BooleanField(label="I have read the house rules")
    colour = forms.ChoiceField(
        label="Colour", choices=[("r", "Red")], widget=forms.RadioSelect, required=False
    )
    token = forms.CharField(widget=forms.HiddenInput, required=False)


def render(text, **context):
    return Template(text).render(Context(context))


def field(name, data=None):
    return render_to_string("components/field.html", {"field": JoinForm(data)[name]})


def test_an_icon_is_silent_because_the_words_beside_it_speak():
    html = ui.icon("heart")
    assert 'aria-hidden="true"' in html
    assert 'href="/static/icons/sprite.svg#heart"' in html


def test_every_icon_named_in_a_template_is_in_the_sprite():
    sprite = (ROOT / "site/static/icons/sprite.svg").read_text()
    drawn = set(re.findall(r'<symbol id="([^"]+)"', sprite))
    templates = (ROOT / "templates").rglob("*.html")
    named = {name for path in templates for name in re.findall(r'{% icon "([^"]+)"', path.read_text())}
    assert named - drawn == set()


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (-5, "Just now"),
        (0, "Just now"),
        (1, "1 minute ago"),
        (40, "40 minutes ago"),
        (60, "1 hour ago"),
        (9 * 60, "9 hours ago"),
        (11 * 60, "Yesterday, 23:00"),
        (30 * 60, "Yesterday, 04:00"),
        (4 * 24 * 60, "17 November"),
        (500 * 24 * 60, "9 Jul 2025"),
    ],
)
def test_a_moment_is_told_the_way_people_say_it(minutes, words):
    with translation.override("en-gb"):
        assert ui.words_for(NOW - dt.timedelta(minutes=minutes), NOW) == words


def test_an_hour_before_midnight_is_still_an_hour_ago():
    early = NOW.replace(hour=0, minute=30)
    with translation.override("en-gb"):
        assert ui.words_for(early - dt.timedelta(hours=1), early) == "1 hour ago"


def test_the_full_date_is_there_for_those_who_need_it(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: NOW)
    html = ui.time_ago(NOW - dt.timedelta(minutes=40))
    assert 'datetime="2026-11-21T09:20:00' in html
    assert "2026" in re.search(r'title="([^"]+)"', html)[1]


def test_no_moment_gives_no_words():
    assert ui.time_ago(None) == ""


def test_a_member_without_a_picture_has_a_quilt_block_that_does_not_repeat_their_name():
    html = ui.avatar(SimpleNamespace(handle="ana", avatar_key=""), size="small")
    assert f'src="/quilt/{quilt_seed("ana")}.svg"' in html
    assert 'alt=""' in html
    assert "ava--small" in html


def test_a_member_with_a_picture_shows_it():
    html = ui.avatar(SimpleNamespace(handle="ana", avatar_key="abcdef"), size="large")
    assert "/abcdef/288.webp" in html


def test_somebody_who_left_still_has_a_square():
    assert f"/quilt/{quilt_seed('')}.svg" in ui.avatar(None)


def test_a_quilt_block_belongs_to_one_handle():
    blocks = {quilt_svg(quilt_seed(f"maker{number}")) for number in range(200)}
    assert len(blocks) > 150
    assert quilt_seed("Ana") == quilt_seed("ana")
    assert quilt_svg(quilt_seed("ana")) == quilt_svg(quilt_seed("ana"))
    assert len(quilt_seed("ana")) == 16


def test_no_quilt_block_is_an_empty_cloth():
    assert all(quilt_svg(quilt_seed(f"maker{number}")).count("<polygon") >= 4 for number in range(500))


def test_a_field_says_its_hint_and_its_error_to_a_screen_reader():
    html = field("email", {"email": "wren@post"})
    assert 'aria-describedby="id_email_helptext id_email_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_email_helptext"' in html
    assert 'id="id_email_error"' in html
    assert '<label for="id_email">Email</label>' in html
    assert 'value="wren@post"' in html


def test_a_field_without_fault_claims_none():
    html = field("email")
    assert "aria-invalid" not in html
    assert "_error" not in html


def test_only_fields_that_can_stay_empty_are_called_optional():
    assert "optional" in field("pronouns")
    assert "optional" not in field("email")


def test_what_was_typed_comes_back_escaped():
    assert "<script>" not in field("pronouns", {"pronouns": "<script>"})


def test_a_password_can_be_looked_at():
    assert 'data-reveals="id_password"' in field("password")


def test_ticks_and_choices_have_labels_to_press():
    assert '<label class="choice" for="id_rules">' in field("rules")
    assert '<label class="choice" for="id_colour_0">' in field("colour")
    assert "<legend" in field("colour")


def test_a_hidden_field_has_no_label():
    assert "<label" not in field("token")


def test_the_summary_of_errors_leads_to_each_field():
    html = render_to_string("components/form_errors.html", {"form": JoinForm({"email": "no"})})
    assert 'href="#id_email"' in html
    assert 'href="#id_rules"' in html
    assert 'role="alert"' in html
    assert render_to_string("components/form_errors.html", {"form": JoinForm()}).strip() == ""


def test_the_page_being_read_is_marked_in_the_menu():
    request = RequestFactory().get("/feed/")
    marked = '<a href="/feed/" aria-current="page">'
    link = '<a href="{{ address }}"{% current_page address %}>'
    assert render(link, request=request, address="/feed/") == marked
    assert "aria-current" not in render(link, request=request, address="/latest/")
    assert "aria-current" not in render(link, address="/feed/")


@pytest.mark.parametrize(
    "drawing", sorted(path.stem for path in (ROOT / "templates/components/drawings").glob("*.svg"))
)
def test_an_empty_place_has_a_drawing_a_sentence_and_a_door(drawing):
    html = render_to_string(
        "components/empty.html",
        {"drawing": drawing, "title": "Nothing yet", "door_url": "/", "door_label": "Look around"},
    )
    assert "<h2>Nothing yet</h2>" in html
    assert "Look around" in html


def test_the_last_page_says_that_it_is_the_end():
    assert "That’s everything." in render_to_string("components/pager.html", {})
    assert 'rel="next"' in render_to_string("components/pager.html", {"older_url": "?before=7"})


def test_the_broken_page_needs_nothing_that_could_be_broken():
    html = render_to_string("500.html")
    assert "Something broke on our side" in html
    source = (ROOT / "templates/500.html").read_text()
    assert "{% extends" not in source
    assert "{% url" not in source


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "413", "429"])
def test_an_error_page_can_be_drawn_without_a_request(name):
    html = render_to_string(f"{name}.html")
    assert html.count("<h1>") == 1
    assert "/static/css/layout.css" in html
    assert "csrfmiddlewaretoken" not in html


def test_a_message_to_read_in_a_mail_program_keeps_its_apostrophes():
    text = Template('{% extends "emails/layout.txt" %}{% block heading %}{{ words }}{% endblock %}')
    assert "Bo's & Ana's" in text.render(Context({"words": "Bo's & Ana's"}))
