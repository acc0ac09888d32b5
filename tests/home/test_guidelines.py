from django.test import Client

from home.guidelines import current_rules
from home.models import GuidelinesPage
from tests.home.conftest import stream


def test_a_new_site_has_rules_to_report_by(db: None) -> None:
    assert current_rules()[0].title == "Be kind to people"


def test_a_rule_keeps_its_id_when_it_is_reworded(guidelines: GuidelinesPage) -> None:
    before = current_rules()[0]
    guidelines.rules[0].value["title"] = "Be kind"
    guidelines.save_revision().publish()
    after = current_rules()[0]
    assert after.id == before.id
    assert after.title == "Be kind"


def test_a_rule_keeps_its_id_when_it_is_moved(guidelines: GuidelinesPage) -> None:
    ids = [rule.id for rule in current_rules()]
    blocks = [*guidelines.rules.raw_data]
    guidelines.rules = [*reversed(blocks)]
    guidelines.save_revision().publish()
    assert [rule.id for rule in current_rules()] == ids[::-1]


def test_unpublished_rules_are_not_cited(guidelines: GuidelinesPage) -> None:
    guidelines.rules = stream(("rule", {"title": "A draft", "text": "Not yet.", "yes": "", "no": ""}))
    guidelines.save_revision()
    assert "A draft" not in [rule.title for rule in current_rules()]


def test_the_page_numbers_rules_and_not_the_texts_between(
    visitor: Client, guidelines: GuidelinesPage
) -> None:
    guidelines.rules = stream(
        ("rule", {"title": "First", "text": "One.", "yes": "Please", "no": "Never"}),
        ("text", {"heading": "What happens then", "text": "<p>We talk.</p>"}),
        ("rule", {"title": "Second", "text": "Two.", "yes": "", "no": ""}),
    )
    guidelines.save_revision().publish()
    page = visitor.get(guidelines.get_url()).text
    between = page.index("We talk.")
    assert page.index('aria-hidden="true">1<') < between < page.index('aria-hidden="true">2<')
    assert "Please" in page and "Never" in page


def test_the_guidelines_are_readable_without_a_cookie(visitor: Client, guidelines: GuidelinesPage) -> None:
    response = visitor.get(guidelines.get_url())
    assert response.status_code == 200
    assert not response.cookies
