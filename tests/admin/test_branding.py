"""The admin carries the site's name, mark and colours, and tells no other host."""

import re

import pytest

pytestmark = pytest.mark.django_db


def test_name_mark_and_colours_are_ours(client_for, ada):
    page = client_for(ada).get("/admin/").content.decode()
    assert "Commonplace</title>" in page
    assert 'class="ember"' in page
    assert "css/admin.css" in page
    assert "brand/mark.svg" in page
    assert "wagtailadmin/images/favicon" not in page


def test_nothing_is_loaded_from_another_host(client_for, ada):
    page = client_for(ada).get("/admin/").content.decode()
    assert re.findall(r'<(?:script|img|link|iframe)[^>]+(?:src|href)="(?:https?:)?//', page) == []


def test_the_admin_has_a_policy_without_eval(client_for, ada):
    policy = client_for(ada).get("/admin/").headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert "default-src 'none'" in policy


def test_moderators_are_not_offered_a_search_of_pages(client_for, mia, ed):
    assert b"Search all pages" not in client_for(mia).get("/admin/").content
    assert b"Search all pages" in client_for(ed).get("/admin/").content


def test_nobody_is_sent_to_the_news_of_the_software(client_for, mia):
    assert b"whats-new" not in client_for(mia).get("/admin/").content
