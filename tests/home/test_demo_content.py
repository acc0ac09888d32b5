"""What is written down for the demo is true, complete and within what members may post."""

from datetime import timedelta

import pytest

from community.comments.models import MAX_DEPTH
from community.comments.models import TEXT_MAX_LENGTH as COMMENT_MAX_LENGTH
from community.members.handles import check_handle
from community.members.models import BIOGRAPHY_MAX_LENGTH
from community.posts.models import MAX_PICTURES, TITLE_MAX_LENGTH
from community.posts.models import TEXT_MAX_LENGTH as POST_MAX_LENGTH
from community.posts.tags import MAX_TAGS
from home.demo.content import (
    PICTURES,
    all_remarks,
    read_complaints,
    read_deeds,
    read_pages,
    read_people,
    read_stories,
    time_span,
)
from home.demo.deciding import BEFORE_HARM, DEEDS

PEOPLE = {person.handle: person for person in read_people()}
STORIES = read_stories()


def remarks_with_times(remarks, since, depth=1):
    for remark in remarks:
        yield remark, since - remark.after, depth
        yield from remarks_with_times(remark.replies, since - remark.after, depth + 1)


def test_a_span_of_time_is_read_as_it_is_written():
    assert time_span("41d 5h 10m") == timedelta(days=41, hours=5, minutes=10)
    assert time_span("22h") == timedelta(hours=22)
    with pytest.raises(ValueError, match="not a span of time"):
        time_span("soon")


def test_there_is_enough_to_look_around():
    comments = sum(len(list(all_remarks(story.remarks))) for story in STORIES)
    assert len(PEOPLE) >= 16
    assert len(STORIES) >= 60
    assert comments >= 150
    assert max(len(list(all_remarks(story.remarks))) for story in STORIES) >= 25
    assert len({tag for story in STORIES for tag in story.tags}) >= 25


def test_every_author_is_a_member_who_had_joined_by_then():
    for story in STORIES:
        assert PEOPLE[story.by].joined > story.ago, story.key
        for remark, ago, _depth in remarks_with_times(story.remarks, story.ago):
            assert PEOPLE[remark.by].joined > ago, (story.key, remark.text)


def test_nothing_happens_in_the_future_and_the_newest_post_is_about_an_hour_old():
    for story in STORIES:
        for remark, ago, _depth in remarks_with_times(story.remarks, story.ago):
            assert ago > timedelta(), (story.key, remark.text)
    assert timedelta(minutes=45) < STORIES[-1].ago < timedelta(minutes=75)
    assert timedelta(weeks=5) < STORIES[0].ago < timedelta(weeks=7)


def test_threads_go_deep_but_not_deeper_than_is_stored():
    deepest = max(depth for story in STORIES for *_, depth in remarks_with_times(story.remarks, story.ago))
    assert 5 <= deepest <= MAX_DEPTH


def test_everything_fits_into_what_members_may_write():
    for person in PEOPLE.values():
        check_handle(person.handle)
        assert len(person.biography) <= BIOGRAPHY_MAX_LENGTH
        assert len(person.links) <= 4
    for story in STORIES:
        assert len(story.title) <= TITLE_MAX_LENGTH
        assert 0 < len(story.text) <= POST_MAX_LENGTH
        assert len(story.tags) <= MAX_TAGS
        assert len(story.pictures) <= MAX_PICTURES
        assert all(0 < len(remark.text) <= COMMENT_MAX_LENGTH for remark in all_remarks(story.remarks))


def test_every_key_is_used_once():
    assert len({story.key for story in STORIES}) == len(STORIES)


def test_links_lead_nowhere_real():
    for person in PEOPLE.values():
        hosts = [link.split("/")[2] for link in person.links]
        assert all(host.endswith(("example.org", "example.com")) for host in hosts)


def test_pictures_are_there_credited_and_nearly_all_described():
    credits = (PICTURES / "CREDITS.md").read_text(encoding="utf-8")
    shown = [picture for story in STORIES for picture in story.pictures]
    used = {picture.file for picture in shown} | {
        person.picture for person in PEOPLE.values() if person.picture
    }
    used |= {entry["file"] for entry in read_pages()["pictures"]}
    assert used == {path.name for path in PICTURES.glob("*.jpg")}
    assert all(name in credits or name.removesuffix(".jpg") in credits for name in used)
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 6_000_000
    undescribed = [picture for picture in shown if not picture.alt_text]
    assert any(picture.is_decorative for picture in undescribed)
    assert any(not picture.is_decorative for picture in undescribed)
    assert len(undescribed) < len(shown) / 8


def test_follows_and_interests_point_to_what_exists():
    tags = {tag for story in STORIES for tag in story.tags}
    for person in PEOPLE.values():
        assert set(person.follows) <= PEOPLE.keys() - {person.handle}
        assert not person.interests or set(person.interests) & tags


def made_ago(about):
    kind, name = about.split(":")[:2]
    return PEOPLE[name].joined if kind == "member" else next(one.ago for one in STORIES if one.key == name)


def test_every_deed_at_the_desk_follows_a_report_and_is_one_we_know():
    reported = {}
    for complaint in read_complaints():
        reported[complaint.about] = max(reported.get(complaint.about, timedelta()), complaint.ago)
    deeds = [deed for deed in read_deeds() if deed.do not in BEFORE_HARM]
    for deed in deeds:
        assert deed.by in PEOPLE and deed.do in DEEDS
        assert deed.ago < reported[deed.about], deed
    assert {deed.do for deed in deeds} == set(DEEDS)


def test_reports_cite_rules_of_the_guidelines_and_come_after_what_they_are_about():
    rules = {block["id"] for block in read_pages()["guidelines"]["rules"] if block["type"] == "rule"}
    complaints = read_complaints()
    assert len(complaints) == 8
    assert {complaint.about.split(":")[0] for complaint in complaints} == {"post", "comment", "member"}
    for complaint in complaints:
        assert complaint.rule_id in rules
        assert complaint.by in PEOPLE
        assert complaint.ago < made_ago(complaint.about)


def test_the_guidelines_have_six_rules_each_with_a_yes_and_a_no():
    rules = [block["value"] for block in read_pages()["guidelines"]["rules"] if block["type"] == "rule"]
    assert len(rules) == 6
    assert all(rule["title"] and rule["text"] and rule["yes"] and rule["no"] for rule in rules)
