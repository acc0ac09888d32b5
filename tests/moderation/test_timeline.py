"""What happened in a case, for three kinds of readers; and what moderators know of people."""

import pytest

from community.moderation import operations
from community.moderation.operations import report
from community.moderation.records import author_record, related_cases, reporter_records
from community.moderation.timeline import Reader, lines
from tests.factories.decisions import dismiss_reports, remove
from tests.factories.posts import a_post
from tests.moderation.conftest import KIND

TEAM = "The team"


@pytest.fixture
def case(post, ana, bo, cleo, mia, ada):
    case = report(target=post, by=bo, rule=KIND, note="canary-note").case
    report(target=post, by=cleo, rule=KIND)
    operations.claim(case=case, by=mia)
    operations.note(case=case, by=mia, text="canary-internal")
    operations.write_to_reporter(case=case, by=mia, reporter=bo, text="To Bo")
    operations.write_to_author(case=case, by=mia, text="To Ana")
    operations.answer_team(case=case, by=ana, text="From Ana")
    decision = remove(target=post, by=mia, rule=KIND, message="Because.")
    operations.appeal(decision=decision, by=ana, text="Unfair.")
    operations.decide_appeal(appeal=decision.appeal, by=ada, state="reversed", answer="You are right.")
    return case


def read(case, **reader):
    return lines(case.events.in_order(), Reader(TEAM, **reader))


def all_of(found):
    return " | ".join(f"{line.who}: {line.what} {line.words}" for line in found)


def test_moderators_read_everything_in_order_with_names(case):
    found = read(case)
    assert [line.kind for line in found][:4] == ["opened", "reported", "reported", "claimed"]
    assert len(found) == case.events.count()
    text = all_of(found)
    assert (
        "Mia Moderator: claimed the case" in text and "canary-internal" in text and "decided: removed" in text
    )


def test_the_author_reads_their_thread_and_decisions_but_not_who_reported(case, ana):
    text = all_of(read(case, author=ana))
    for word in ("To Ana", "From Ana", "Unfair.", "You are right.", f"{TEAM}: decided"):
        assert word in text
    for secret in ("Bo", "Cleo", "To Bo", "canary", "Mia", "Ada", "report"):
        assert secret not in text


def test_a_reporter_reads_their_own_thread_and_outcome_and_nobody_elses(case, bo, cleo):
    text = all_of(read(case, reporter=bo))
    assert "To Bo" in text and "We removed it." in text and "took that decision back" in text
    for secret in ("To Ana", "From Ana", "Cleo", "canary-internal", "Mia", "Because.", "Unfair."):
        assert secret not in text
    assert "To Bo" not in all_of(read(case, reporter=cleo))


def test_it_asks_the_database_once(case, django_assert_num_queries):
    with django_assert_num_queries(1):
        read(case)


def test_a_dismissed_case_shows_its_author_nothing(post, ana, bo, mia):
    case = report(target=post, by=bo, rule=KIND).case
    dismiss_reports(target=post, by=mia)
    assert read(case, author=ana) == []


def test_the_authors_record_counts_what_stands(case, ana, mia, ada, bo):
    remove(target=a_post(ana, "Another."), by=mia, rule=KIND)
    record = author_record(ana)
    assert (record.decisions, record.taken_back) == (1, 1)
    assert (record.appeals, record.appeals_won) == (1, 1)
    assert [one.action for one in record.active] == ["remove"]


def test_a_reporters_record_says_how_reliable_once_there_is_enough(ana, bo, mia):
    for number in range(5):
        post = a_post(ana, f"Post {number}")
        report(target=post, by=bo, rule=KIND)
        if number:
            remove(target=post, by=mia, rule=KIND)
        else:
            dismiss_reports(target=post, by=mia)
            assert reporter_records([bo])[bo.pk].reliability is None
    record = reporter_records([bo])[bo.pk]
    assert (record.reports, record.upheld, record.dismissed, record.again, record.reliability) == (
        5,
        4,
        1,
        0,
        80,
    )


def test_related_cases_leave_out_what_is_about_the_reader(case, ana, bo, mia, cleo):
    other = report(target=a_post(ana, "Two."), by=cleo, rule=KIND).case
    about_mia = report(target=mia, by=bo, rule=KIND).case
    found = set(related_cases(case, mia))
    assert other in found and about_mia not in found
