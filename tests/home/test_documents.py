"""Editors hand out papers, such as a pattern to print; what a browser would run is not a paper."""

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.documents.models import Document
from wagtail.rich_text import expand_db_html

pytestmark = pytest.mark.django_db


@pytest.fixture
def pattern(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return Document.objects.create(title="A pattern", file=ContentFile(b"%PDF-1.7", name="pattern.pdf"))


def test_a_link_to_a_paper_leads_to_it(client, pattern):
    link = expand_db_html(f'<a linktype="document" id="{pattern.pk}">The pattern</a>')
    assert f'href="{pattern.url}"' in link
    answer = client.get(pattern.url)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"%PDF-1.7"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert not answer.cookies


def test_a_paper_is_not_public_under_its_file_name(client, pattern):
    assert client.get(f"/media/{pattern.file.name}").status_code == 404


def test_a_web_page_is_refused_as_a_paper(client_for, ed):
    upload = ContentFile(b"<script>alert(1)</script>", name="paper.html")
    answer = client_for(ed).post(reverse("wagtaildocs:add"), {"title": "Paper", "file": upload})
    assert answer.status_code == 200
    assert not Document.objects.exists()
