"""Words moderators often need, kept by those who edit the rules."""

import pytest
from django.urls import reverse

from community.moderation import operations
from community.moderation.models import CannedText
from tests.moderation.conftest import HONEST, KIND

pytestmark = pytest.mark.django_db

LIST = "wagtailsnippets_moderation_cannedtext:list"
ADD = "wagtailsnippets_moderation_cannedtext:add"


def test_editors_keep_them(client_for, ed):
    values = {"title": "Be gentle", "reader": "author", "text": "Please talk about the work.", "rule_id": ""}
    assert client_for(ed).post(reverse(ADD), values).status_code == 302
    assert CannedText.objects.get().text == "Please talk about the work."
    assert "Be gentle" in client_for(ed).get(reverse(LIST)).content.decode()


def test_a_text_belongs_to_one_of_todays_rules_or_to_the_one_it_had(client_for, ed):
    values = {"title": "Other", "reader": "author", "text": "Please.", "rule_id": "something-else"}
    client = client_for(ed)
    assert "Something else</option>" in client.get(reverse(ADD)).content.decode()
    assert client.post(reverse(ADD), values | {"rule_id": "made-up"}).status_code == 200
    assert client.post(reverse(ADD), values).status_code == 302
    kept = CannedText.objects.get()
    assert kept.rule_id == "something-else"
    CannedText.objects.update(rule_id="long-gone")
    page = client.get(reverse("wagtailsnippets_moderation_cannedtext:edit", args=[kept.pk])).content.decode()
    assert '<option value="long-gone" selected>a rule of before' in page


def test_a_case_offers_the_texts_of_its_rule_first(client_for, mia, bo, post):
    for title, rule in (("A first", ""), ("B other", HONEST.id), ("C fits", KIND.id)):
        CannedText.objects.create(title=title, text=title, reader="author", rule_id=rule)
    case = operations.report(target=post, by=bo, rule=KIND).case
    form = client_for(mia).get(reverse("cases_of_moderation:inspect", args=[case.pk])).context["form"]
    offered = [one.title for one in form.fields["canned_author"].queryset]
    assert offered == ["C fits", "A first", "B other"]


def test_members_and_those_who_only_moderate_do_not(client_for, ana, mia):
    for member in (ana, mia):
        answer = client_for(member).post(reverse(ADD), {"title": "x", "reader": "author", "text": "x"})
        assert answer.status_code == 302 and answer.headers["Location"] != reverse(LIST)
    assert not CannedText.objects.exists()
