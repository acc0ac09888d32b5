"""Pausing and asking to leave: out of sight at once and everywhere, and all there again after coming back."""

import datetime as dt

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from community.common.errors import NotAllowed, OperationRefused
from community.drafts.models import Draft
from community.members.away import ask_to_leave, begin_erasing, come_back, leave_now, pause_account
from community.members.models import Member
from community.members.operations import leave_community
from community.notifications.kinds import Kind
from community.notifications.operations import notify
from community.pictures.addresses import file_names, folder_of
from community.pictures.models import Picture
from community.posts.models import Post
from tests.factories.everything import everything
from tests.surfaces.addresses import links_of

pytestmark = pytest.mark.django_db
GOING = [pause_account, ask_to_leave]
STARTS = ["/", "/latest/", "/tags/", "/feed/", "/notifications/", "/@bobo/", "/latest.atom"]
MOST = 120


@pytest.fixture
def world(ana, bo, cleo, mia, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        return everything(ana, bo, cleo, mia)


@pytest.fixture
def commits(django_capture_on_commit_callbacks):
    return lambda: django_capture_on_commit_callbacks(execute=True)


def crawled(client, starts):
    """Every page that links lead to, as one text."""
    waiting, known, texts = list(starts), set(starts), []
    while waiting and len(known) < MOST:
        address = waiting.pop(0)
        response = client.get(address)
        if "text" not in response.headers.get("Content-Type", "") and "xml" not in response.headers.get(
            "Content-Type", ""
        ):
            continue
        text = response.content.decode()
        texts.append(text)
        for link in links_of(text, address):
            if link not in known and not link.startswith(("/accounts/", "/settings/", "/admin/")):
                known.add(link)
                waiting.append(link)
    return "\n".join(texts)


def addresses_of(member):
    """Everything of theirs that has an address of its own."""
    posts = [post.get_absolute_url() for post in Post.objects.by(member)]
    comments = [comment.get_absolute_url() for comment in member.comments.all()]
    return [
        f"/@{member.handle}/",
        f"/@{member.handle}/followers/",
        f"/@{member.handle}/following/",
        *posts,
        *comments,
    ]


def files_of(member):
    return {
        f"{folder_of(picture.key, is_open=picture.is_open)}/{name}"
        for picture in Picture.objects.by(member)
        for name in file_names(picture)
    }


# Who may see what is asked on both databases, cell by cell; this walks through every page.
@pytest.mark.once
@pytest.mark.parametrize("go", GOING)
def test_nobody_meets_a_word_of_theirs_on_any_page(go, world, bo, cleo, mia, client_for, commits):
    ana = world.member
    shown = {"kestreltitle", "kestrelname", "kestrelcomment", "kestrelbiography"}
    before = crawled(client_for(bo), STARTS)
    assert {word for word in shown if word not in before} == set()
    with commits():
        go(member=ana, by=ana)
    starts = [*STARTS, *addresses_of(ana)]
    # Cleo reported it and was told what came of it; that answer stays hers until Ana is deleted.
    told_to_the_reporter = {"kestrelremoved", "kestrelname"}
    for client in (Client(), client_for(bo), client_for(cleo), client_for(mia)):
        text = crawled(client, starts)
        assert {word for word in world.own if word in text} - told_to_the_reporter == set()


@pytest.mark.parametrize("go", GOING)
def test_every_address_of_theirs_is_gone_for_others(go, world, bo, client_for, commits):
    ana, addresses = world.member, addresses_of(world.member)
    public = [f"/media/{path}" for path in files_of(ana) if path.startswith("pictures/")]
    assert len(public) >= 5
    assert {Client().get(address).status_code for address in public} == {200}
    with commits():
        go(member=ana, by=ana)
    for client in (Client(), client_for(bo)):
        found = {address: client.get(address).status_code for address in [*addresses, *public]}
        assert set(found.values()) == {404}, found


@pytest.mark.parametrize("go", GOING)
def test_all_of_it_is_there_again_when_they_come_back(go, world, bo, client_for, commits):
    ana = world.member
    mine = [post.get_absolute_url() for post in Post.objects.visible_to(bo).filter(author=ana)]
    with commits():
        go(member=ana, by=ana)
    with commits():
        come_back(member=ana, by=ana)
    assert not ana.is_away
    assert {client_for(bo).get(address).status_code for address in [*mine, "/@ana/"]} == {200}
    ana.refresh_from_db()
    avatar = Picture.objects.by(ana).get(purpose="profile")
    assert (ana.avatar_key, avatar.is_open) == (avatar.key, True)
    for path in files_of(ana):
        assert default_storage.exists(path), path
    text = Client().get(world.public.get_absolute_url()).content.decode()
    assert "kestrelafter" in text
    assert Client().get(f"/media/{folder_of(avatar.key)}/288.webp").status_code == 200


@pytest.mark.parametrize("go", GOING)
def test_an_open_session_elsewhere_meets_only_the_page_to_come_back(go, ana, client_for):
    elsewhere = client_for(ana)
    assert elsewhere.get("/feed/").status_code == 200
    go(member=ana, by=ana)
    page = elsewhere.get("/feed/")
    assert page.status_code == 403
    assert "Come back" in page.content.decode()
    assert elsewhere.post("/posts/new/", {"text": "Still here"}).status_code == 403
    assert elsewhere.post("/@ana/report/", headers={"HX-Request": "true"}).headers["HX-Refresh"] == "true"
    assert not Post.objects.exists()


def test_coming_back_by_the_button(ana, client_for):
    client = client_for(ana)
    pause_account(member=ana, by=ana)
    assert client.post("/settings/come-back/").url == "/feed/"
    assert "Welcome back" in client.get("/feed/").content.decode()


def test_pausing_by_the_button(ana, client_for):
    client = client_for(ana)
    assert client.post("/settings/pause/").url == "/settings/"
    ana.refresh_from_db()
    assert ana.paused_at is not None


@pytest.mark.parametrize("go", GOING)
def test_twice_is_the_same_as_once(go, ana):
    go(member=ana, by=ana)
    first = Member.objects.values_list("paused_at", "leaves_at").get(pk=ana.pk)
    go(member=ana, by=ana)
    assert Member.objects.values_list("paused_at", "leaves_at").get(pk=ana.pk) == first


@pytest.mark.parametrize("deed", [*GOING, leave_now, come_back])
def test_nobody_does_it_for_somebody_else(deed, ana, bo):
    with pytest.raises(NotAllowed):
        deed(member=ana, by=bo)
    ana.refresh_from_db()
    assert not ana.is_away


def test_there_are_thirty_days_to_think_again(ana):
    leaves_at = ask_to_leave(member=ana, by=ana)
    assert dt.timedelta(days=29, hours=23) < leaves_at - timezone.now() <= dt.timedelta(days=30)
    assert not begin_erasing(member=ana, now=timezone.now() + dt.timedelta(days=29))
    assert begin_erasing(member=ana, now=timezone.now() + dt.timedelta(days=31))


def test_once_it_has_begun_it_is_too_late(ana):
    ask_to_leave(member=ana, by=ana)
    leave_now(member=ana, by=ana)
    assert begin_erasing(member=ana, now=timezone.now())
    with pytest.raises(NotAllowed):
        come_back(member=ana, by=ana)


def test_only_who_asked_to_leave_leaves_at_once(ana):
    with pytest.raises(OperationRefused):
        leave_now(member=ana, by=ana)


def test_the_last_administrator_stays(ada, mia):
    with pytest.raises(OperationRefused):
        ask_to_leave(member=ada, by=ada)
    mia.user.is_superuser = True
    mia.user.save()
    assert ask_to_leave(member=ada, by=ada)


def test_who_is_gone_does_not_pause(ana):
    leave_community(member=ana, by=ana)
    with pytest.raises(NotAllowed):
        pause_account(member=ana, by=ana)


@pytest.mark.parametrize("go", GOING)
def test_what_was_to_be_posted_waits(go, world, commits):
    ana = world.member
    Draft.objects.filter(publish_at__isnull=False).update(publish_at=timezone.now() - dt.timedelta(minutes=1))
    go(member=ana, by=ana)
    call_command("publish_due")
    assert Draft.objects.filter(author=ana, publish_at__isnull=False, refusal="").count() == 1
    come_back(member=ana, by=ana)
    call_command("publish_due")
    assert Post.objects.filter(text__contains="kestrelscheduled").exists()


@pytest.mark.parametrize("go", GOING)
def test_notifications_are_kept_and_no_mail_goes_out(go, ana, bo, mailoutbox, commits):
    go(member=ana, by=ana)
    with commits():
        notify(recipient=ana, kind=Kind.DECIDED, text="We decided.")
    assert ana.notifications.count() >= 1
    assert mailoutbox == []


def test_mail_goes_out_to_who_is_here(ana, mailoutbox, commits):
    with commits():
        notify(recipient=ana, kind=Kind.DECIDED, text="We decided.")
    assert len(mailoutbox) == 1
