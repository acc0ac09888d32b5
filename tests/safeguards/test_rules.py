"""Rules before harm: nothing works unseen, nothing punishes, and ordinary words go through."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.comments.operations import write_comment
from community.common.errors import NotAllowed, OperationRefused
from community.members.models import Member
from community.moderation.models import Case
from community.notifications.models import Notification
from community.posts.models import Post
from community.posts.operations import edit_post, publish_post
from community.safeguards.errors import Nudged
from community.safeguards.matching import digest, met
from community.safeguards.models import Hit, Safeguard, SafeguardSettings
from community.safeguards.operations import keep_safeguard, look_first, note_dry_run, switch_off, switch_on
from community.safeguards.starter import add_starters
from community.safeguards.submissions import Submission, hosts_in
from home.demo.content import all_remarks, read_stories
from tests.safeguards.conftest import MakeRule
from tests.safeguards.spam import SPAM

Kind, Action = Safeguard.Kind, Safeguard.Action


class TestSwitchingOn:
    def test_a_rule_is_born_off(self, mia: Member) -> None:
        rule = keep_safeguard(safeguard=Safeguard(name="A", kind=Kind.WORDS, is_on=True), by=mia)
        assert not rule.is_on and rule.owner == mia

    def test_it_cannot_be_switched_on_unseen(self, mia: Member) -> None:
        rule = keep_safeguard(safeguard=Safeguard(name="A", kind=Kind.WORDS), by=mia)
        with pytest.raises(OperationRefused, match="Look first"):
            switch_on(safeguard=rule, by=mia)
        rule.refresh_from_db()
        assert not rule.is_on

    @pytest.mark.parametrize(
        "change",
        [
            {"phrases": "other"},
            {"kind": Kind.LINKS},
            {"action": Action.NUDGE},
            {"most": 9},
            {"minutes": 9},
            {"is_for_newcomers": True},
            {"looks_at_posts": False},
            {"looks_at_comments": False},
        ],
    )
    def test_any_change_of_what_it_does_undoes_the_dry_run(
        self, a_rule: MakeRule, mia: Member, change: dict[str, object]
    ) -> None:
        rule = a_rule(phrases="casino")
        for name, value in change.items():
            setattr(rule, name, value)
        keep_safeguard(safeguard=rule, by=mia)
        assert not rule.is_on
        with pytest.raises(OperationRefused):
            switch_on(safeguard=rule, by=mia)

    def test_another_reason_or_name_leaves_it_on(self, a_rule: MakeRule, mia: Member) -> None:
        rule = a_rule(phrases="casino")
        rule.reason = "Better said."
        keep_safeguard(safeguard=rule, by=mia)
        assert rule.is_on

    def test_what_was_seen_a_week_ago_is_no_longer_true(self, a_rule: MakeRule, mia: Member) -> None:
        rule = a_rule(phrases="casino")
        switch_off(safeguard=rule, by=mia)
        Safeguard.objects.update(tried_at=timezone.now() - timedelta(days=8))
        with pytest.raises(OperationRefused):
            switch_on(safeguard=rule, by=mia)

    def test_writing_past_the_form_does_not_help(self, mia: Member, ana: Member) -> None:
        """Even a row whose switch was set by hand into the table says what it was tried with."""
        rule = keep_safeguard(safeguard=Safeguard(name="A", kind=Kind.WORDS, phrases="pot"), by=mia)
        assert rule.tried != digest(rule)

    def test_one_that_has_ended_stays_off(self, a_rule: MakeRule, mia: Member, ana: Member) -> None:
        rule = a_rule(phrases="casino", expires_at=timezone.now() + timedelta(days=1))
        Safeguard.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
        rule.refresh_from_db()
        assert not publish_post(by=ana, text="A casino.").is_held
        with pytest.raises(OperationRefused, match="past"):
            switch_on(safeguard=rule, by=mia)

    def test_only_moderators_keep_them(self, a_rule: MakeRule, ana: Member, ed: Member) -> None:
        rule = a_rule(phrases="casino")
        for somebody in (ana, ed):
            for deed in (note_dry_run, switch_on, switch_off, keep_safeguard):
                with pytest.raises(NotAllowed):
                    deed(safeguard=rule, by=somebody)


class TestHolding:
    def test_a_held_post_is_seen_by_its_author_alone_and_has_a_case(
        self, a_rule: MakeRule, ana: Member, bo: Member
    ) -> None:
        rule = a_rule(phrases="online casino")
        post = publish_post(by=ana, text="The best ONLINE  casino, @bobo!")
        assert post in Post.objects.visible_to(ana) and post not in Post.objects.visible_to(bo)
        case = Case.objects.get()
        assert case.thing_key == f"post:{post.pk}" and case.source == Case.Source.RULE
        assert not Notification.objects.filter(recipient=bo).exists()
        assert Hit.objects.get().thing_key == case.thing_key
        rule.refresh_from_db()
        assert rule.hit_count == 1

    def test_a_held_comment_tells_nobody_and_is_not_counted(
        self, a_rule: MakeRule, ana: Member, bo: Member
    ) -> None:
        a_rule(phrases="online casino")
        post = publish_post(by=ana, text="A pot.")
        comment = write_comment(post=post, by=bo, text="Try this online casino")
        assert Comment.objects.get(pk=comment.pk).is_held
        post.refresh_from_db()
        assert post.comment_count == 0
        assert not Notification.objects.filter(recipient=ana, kind="commented").exists()

    def test_words_put_in_later_are_held_too(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(phrases="online casino")
        post = publish_post(by=ana, text="A pot.")
        edit_post(post=post, by=ana, text="An online casino.", title="", pictures=[], tags=[])
        post.refresh_from_db()
        assert post.is_held

    def test_a_case_alone_leaves_the_post_in_sight(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(phrases="online casino", action=Action.CASE)
        post = publish_post(by=ana, text="An online casino.")
        post.refresh_from_db()
        assert not post.is_held and Case.objects.count() == 1

    def test_what_a_rule_does_stops_short_of_the_person(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(phrases="online casino")
        publish_post(by=ana, text="An online casino.")
        ana.refresh_from_db()
        assert not (ana.is_suspended or ana.is_silenced or ana.limited_until)

    def test_staff_are_not_looked_at(self, a_rule: MakeRule, mia: Member) -> None:
        a_rule(phrases="online casino")
        assert not publish_post(by=mia, text="Someone advertised an online casino.").is_held

    def test_members_of_long_standing_are_left_alone(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(phrases="online casino", is_for_newcomers=True)
        assert not publish_post(by=ana, text="An online casino.").is_held

    def test_newcomers_are_not(self, a_rule: MakeRule, ana: Member, newcomers: None) -> None:
        a_rule(phrases="online casino", is_for_newcomers=True)
        assert publish_post(by=ana, text="An online casino.").is_held

    def test_a_place_counts_with_all_below_it_and_no_other(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(kind=Kind.LINKS, phrases="bad.example")
        assert publish_post(by=ana, text="See https://shop.bad.example/x.").is_held
        assert not publish_post(by=ana, text="See https://notbad.example/bad.example.").is_held

    def test_the_same_text_again_is_held_and_a_short_one_is_not(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(kind=Kind.DUPLICATE, most=1, minutes=60)
        text = "Come and see my stall on Saturday, everything is half price there."
        assert not publish_post(by=ana, text=text).is_held
        post = publish_post(by=ana, text="Something else entirely.")
        write_comment(post=post, by=ana, text="Lovely!")
        assert not Comment.objects.get(pk=write_comment(post=post, by=ana, text="Lovely!").pk).is_held
        assert publish_post(by=ana, text=text.upper()).is_held

    def test_much_in_a_short_time_is_held_from_the_one_too_many_on(
        self, a_rule: MakeRule, ana: Member
    ) -> None:
        a_rule(kind=Kind.RATE, most=2, minutes=10)
        held = [publish_post(by=ana, text=f"Number {number}.").is_held for number in range(4)]
        assert held == [False, False, True, True]


class TestThinkingAgain:
    def test_it_asks_once_and_lets_the_same_words_through_then(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(phrases="stupid", action=Action.NUDGE, reason="This may hurt.")
        said = Submission("comment", ana, "What a stupid glaze")
        with pytest.raises(Nudged, match="This may hurt"):
            look_first(said)
        look_first(said, has_considered=True)
        assert Hit.objects.filter(action=Action.NUDGE, thing_key="").count() == 1

    def test_a_nudge_never_holds(self, a_rule: MakeRule, ana: Member) -> None:
        a_rule(phrases="stupid", action=Action.NUDGE)
        assert not publish_post(by=ana, text="What a stupid glaze").is_held

    def test_the_comment_form_keeps_the_words_and_goes_through_the_second_time(
        self, a_rule: MakeRule, ana: Member, bo: Member, client_for
    ) -> None:
        a_rule(phrases="stupid", action=Action.NUDGE, reason="This may hurt.")
        post = publish_post(by=ana, text="A pot.")
        address = f"/posts/{post.pk}/comments/"
        asked = client_for(bo).post(address, {"text": "A stupid glaze"})
        assert asked.status_code == 422 and "This may hurt." in asked.text and "A stupid glaze" in asked.text
        assert 'name="considered" value="1"' in asked.text and not Comment.objects.exists()
        sent = client_for(bo).post(address, {"text": "A stupid glaze", "considered": "1"})
        assert sent.status_code == 302 and Comment.objects.count() == 1

    def test_so_does_the_composer(self, a_rule: MakeRule, ana: Member, client_for) -> None:
        a_rule(phrases="stupid", action=Action.NUDGE, reason="This may hurt.")
        client = client_for(ana)
        asked = client.post("/posts/new/", {"text": "A stupid glaze"})
        assert asked.status_code == 422 and "This may hurt." in asked.text and "A stupid glaze" in asked.text
        assert not Post.objects.exists()
        assert client.post("/posts/new/", {"text": "A stupid glaze", "considered": "1"}).status_code == 302
        assert Post.objects.count() == 1


class TestFirstPosts:
    @pytest.fixture
    def two(self, db: None) -> None:
        SafeguardSettings.objects.create(first_posts=2, promised_hours=12)

    def test_they_are_held_with_a_promise_and_it_ends_by_itself(
        self, two: None, ana: Member, mia: Member, client_for
    ) -> None:
        first = publish_post(by=ana, text="One.")
        assert first.is_held
        assert "12 hours" in Notification.objects.get(recipient=ana).text
        from_others = Post.objects.exclude(author=ana)
        assert not from_others.exists()
        Post.objects.update(moderation_state="visible")
        assert publish_post(by=ana, text="Two.").is_held
        Post.objects.update(moderation_state="visible")
        assert not publish_post(by=ana, text="Three.").is_held

    def test_the_page_says_so_after_sending(self, two: None, ana: Member, client_for) -> None:
        answer = client_for(ana).post("/posts/new/", {"text": "One."}, follow=True)
        assert "A moderator looks at it before others see it" in answer.text

    def test_comments_and_staff_are_not_held(self, two: None, ana: Member, mia: Member) -> None:
        post = publish_post(by=mia, text="Welcome.")
        assert not post.is_held
        assert not Comment.objects.get(pk=write_comment(post=post, by=ana, text="Thank you.").pk).is_held


class TestClassifiers:
    @pytest.mark.parametrize("action", ["hold", "case"])
    def test_one_may_hold_or_open_a_case(self, settings, ana: Member, action: str) -> None:
        settings.SAFEGUARD_CLASSIFIERS = [f"tests.safeguards.classifiers.says_{action}"]
        post = publish_post(by=ana, text="A pot.")
        assert post.is_held is (action == "hold") and Case.objects.count() == 1

    @pytest.mark.parametrize("name", ["says_nothing", "wants_to_suspend", "falls_over", "is_not_there"])
    def test_it_can_do_nothing_else_and_keeps_nobody_from_posting(
        self, settings, ana: Member, name: str
    ) -> None:
        settings.SAFEGUARD_CLASSIFIERS = [f"tests.safeguards.classifiers.{name}"]
        assert not publish_post(by=ana, text="A pot.").is_held
        assert not Case.objects.exists()
        ana.refresh_from_db()
        assert not ana.is_suspended


def ordinary() -> list[str]:
    """Two hundred things people say, from the demonstration community."""
    stories = read_stories()
    said = [story.text for story in stories]
    said += [remark.text for story in stories for remark in all_remarks(story.remarks)]
    return list(dict.fromkeys(said))[:200]


@pytest.mark.django_db
def test_the_starter_rules_hold_spam_and_let_ordinary_words_through(
    mia: Member, ana: Member, newcomers: None
) -> None:
    rules = add_starters(by=mia)
    assert add_starters(by=mia) == []
    texts = ordinary()
    assert len(SPAM) == 50 and len(set(SPAM)) == 50 and len(texts) == 200

    def caught(text: str) -> bool:
        return any(met(rule, Submission("post", ana, text), []) for rule in rules)

    assert [text for text in texts if caught(text)] == []
    assert sum(map(caught, SPAM)) >= 48


@pytest.mark.parametrize(
    ("text", "hosts"),
    [
        ("see https://WWW.Example.com/x and www.other.example.", {"example.com", "other.example"}),
        ("no link, just a.b.c and 3.14", set()),
        ("https://[::1/ broken", set()),
        ("https://user@evil.example:8080/x", {"evil.example"}),
    ],
)
def test_hosts_are_read_from_text(text: str, hosts: set[str]) -> None:
    assert hosts_in(text) == hosts


def test_a_long_text_is_looked_through_in_no_time(a_rule: MakeRule, ana: Member) -> None:
    rule = a_rule(phrases="\n".join(f"phrase number {number}" for number in range(200)))
    started = time.process_time()
    assert met(rule, Submission("post", ana, "phrase number " * 700), []) == ""
    assert time.process_time() - started < 2


def test_what_its_author_alone_sees_is_nobodys_business_until_it_is_shown(
    ana: Member, a_rule: MakeRule
) -> None:
    a_rule(phrases="casino", action="case")
    post = publish_post(by=ana, text="A casino of my own", audience="me")
    write_comment(post=post, by=ana, text="The casino again")
    assert not Case.objects.exists()
    edit_post(post=post, by=ana, title="", text=post.text, pictures=[], tags=[], audience="everyone")
    assert Case.objects.get().post == post
