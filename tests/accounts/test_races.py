"""Two who join at the same moment, on whichever database the tests run."""

import pytest
from django.core.cache import cache
from django.test import Client

from community.accounts.models import User
from community.members.models import Member
from tests.likes.test_races import at_once

JOIN = "/accounts/signup/"
THREADS = 12


def a_sign_up(answers, email, handle, number):
    """Return a way to join that is ready to be sent; each comes from a machine of its own."""
    client = Client(REMOTE_ADDR=f"192.0.2.{number}", raise_request_exception=False)
    started = client.get(JOIN).context["form"]["started"].value()
    values = {"email": email, "handle": handle, "password1": "a sentence nobody guesses", "started": started}
    return lambda: answers.append(client.post(JOIN, values).status_code)


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_address_sent_many_times_at_once_is_one_account():
    cache.clear()
    answers = []
    works = [a_sign_up(answers, "wren@example.org", f"wren{number}x", number) for number in range(THREADS)]
    assert at_once(works) == []
    # The next page, or a wait because an address gets one message in ten seconds: nothing about who is here already.
    assert set(answers) <= {302, 429} and 302 in answers
    assert User.objects.filter(email="wren@example.org").count() == 1
    assert Member.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_one_handle_wanted_by_many_at_once_is_one_members():
    cache.clear()
    answers = []
    works = [a_sign_up(answers, f"wren{number}@example.org", "wren", number) for number in range(THREADS)]
    assert at_once(works) == []
    assert set(answers) <= {200, 302}, "a sentence in the form, or the next page; never an error"
    assert Member.objects.filter(handle="wren").count() == 1
