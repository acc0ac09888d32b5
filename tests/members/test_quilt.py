"""The block of a handle: anybody's browser may keep it for ever."""

import xml.etree.ElementTree as tree

import pytest

from community.members.quilt import quilt_seed, quilt_svg


@pytest.mark.parametrize("seed", ["0" * 16, "f" * 16, quilt_seed("ana")])
def test_a_block_is_drawn_without_the_database_or_a_session(client, seed):
    # Without the `db` fixture any query fails the test.
    answer = client.get(f"/quilt/{seed}.svg")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'"
    assert "immutable" in answer.headers["Cache-Control"]
    assert "public" in answer.headers["Cache-Control"]
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    assert tree.fromstring(answer.content).tag.endswith("svg")


def test_whoever_is_signed_in_is_not_looked_up_for_it(client):
    client.cookies["sessionid"] = "x" * 32
    assert client.get(f"/quilt/{'0' * 16}.svg").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("seed", ["0", "0" * 17, "g" * 16, "A" * 16, "../../etc"])
def test_anything_else_is_no_block(client, seed):
    assert client.get(f"/quilt/{seed}.svg").status_code == 404


def test_one_handle_has_one_block_and_others_have_others():
    handles = [f"member{number}" for number in range(200)]
    blocks = {quilt_svg(quilt_seed(handle)) for handle in handles}
    assert quilt_svg(quilt_seed("ana")) == quilt_svg(quilt_seed("ANA"))
    assert len(blocks) > 190
    assert all(tree.fromstring(block) is not None and "script" not in block for block in blocks)
