"""What members type reaches moderators as text: in every screen of the admin and in every message."""

from html.parser import HTMLParser

import pytest
from django.urls import reverse

from community.members.operations import edit_profile
from community.moderation.models import Report
from community.moderation.operations import report
from community.moderation.rules import CitedRule
from tests.factories.decisions import remove
from tests.factories.posts import a_comment, a_post

pytestmark = pytest.mark.django_db

PAYLOADS = [
    "<script>window.__xss=1</script>",
    "<img src=x onerror=window.__xss=1>",
    '"><svg/onload=window.__xss=1>',
    "'-alert(1)-'</textarea><iframe srcdoc='<script>1</script>'>",
    "{{7*7}}{% load x %}<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=window.__xss=1>",
    "]]>--><math><mtext></mtext><img src=x onerror=1></math>",
]


class Suspect(HTMLParser):
    """Collects what no page of ours has: handlers, script addresses, and our own canaries as elements."""

    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.found.append((tag, name, value))
            if name in {"src", "srcdoc"} and value in {"x", "<script>1</script>"}:
                self.found.append((tag, name, value))
        if tag in {"math", "iframe"}:
            self.found.append((tag,))

    def handle_data(self, data):
        if self.lasttag == "script" and "__xss" in data and "<" not in data:
            self.found.append(("script", data))


def suspects(html):
    parser = Suspect()
    parser.feed(html)
    return parser.found


def test_the_net_would_catch_them():
    for payload in PAYLOADS:
        assert suspects(payload), payload


@pytest.fixture(params=PAYLOADS)
def hostile(request, ana, bo, mia):
    words = request.param
    for member in (ana, bo):
        edit_profile(
            member=member, by=member, display_name=words[:60], pronouns=words[:40], biography=words, links=[]
        )
    rule = CitedRule("hostile", words, words)
    post = a_post(ana, words, title=words[:150], tags=["ok"])
    about_post = report(target=post, by=bo, rule=rule, note=words)
    report(target=ana, by=bo, rule=rule, note=words)
    report(target=a_comment(post, ana, words), by=bo, rule=rule, note=words)
    decision = remove(target=a_post(ana, words), by=mia, rule=rule, message=words)
    return about_post, decision, ana


def test_every_screen_shows_it_as_text(client_for, mia, ada, hostile):
    made, decision, ana = hostile
    moderator, administrator = client_for(mia), client_for(ada)
    screens = [
        reverse("reports_from_members:index"),
        reverse("reports_from_members:index") + "?q=%3Cscript%3E",
        reverse("cases_of_moderation:inspect", args=[made.case_id]),
        reverse("decisions_of_moderators:index"),
        reverse("decisions_of_moderators:inspect", args=[decision.pk]),
        reverse("members_under_moderation:index"),
        reverse("members_under_moderation:inspect", args=[ana.pk]),
        reverse("wagtail_bulk_action", args=["moderation", "case", "remove"]) + f"?id={made.case_id}",
    ]
    for screen in screens:
        assert suspects(moderator.get(screen).content.decode()) == [], screen
    history = administrator.get(reverse("wagtailadmin_reports:site_history"))
    assert history.status_code == 200
    assert suspects(history.content.decode()) == []


def test_the_page_of_a_report_shows_it_as_text(client_for, cleo, hostile):
    made, _decision, _ana = hostile
    page = client_for(cleo).get(reverse("moderation:report_post", args=[made.post_id]))
    assert page.status_code == 200
    assert suspects(page.content.decode()) == []


def test_messages_after_a_refusal_are_text_too(client_for, mia, hostile):
    about_member = Report.objects.get(kind="member")
    address = reverse("wagtail_bulk_action", args=["moderation", "case", "remove"])
    form = {"rule": "something-else", "message": "x"}
    page = client_for(mia).post(f"{address}?id={about_member.case_id}", form, follow=True)
    assert "was left" in page.content.decode()
    assert suspects(page.content.decode()) == []


def test_mail_shows_it_as_text(mailoutbox, hostile, django_capture_on_commit_callbacks, mia):
    made, _decision, _ana = hostile
    with django_capture_on_commit_callbacks(execute=True):
        remove(
            target=made.post,
            by=mia,
            rule=CitedRule("hostile", "<b>", "<img src=x onerror=1>"),
            message="<svg/onload=1>",
        )
    assert len(mailoutbox) == 2
    for message in mailoutbox:
        assert "\n" not in message.subject
        for html, kind in message.alternatives:
            assert kind == "text/html"
            assert suspects(html) == []
