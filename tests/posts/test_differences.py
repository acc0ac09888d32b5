"""What changed between two texts, word by word, whatever they are and however long."""

import random
import time

import pytest

from community.posts.differences import Piece, differences, shortened_pieces


def sides(pieces):
    before = "".join(piece.words for piece in pieces if piece.kind != "added")
    after = "".join(piece.words for piece in pieces if piece.kind != "removed")
    return before, after


def told(before, after):
    return [(piece.kind, piece.words) for piece in differences(before, after)]


def test_one_word_for_another_is_told_as_just_that():
    assert told("The red bowl is old.", "The green bowl is old.") == [
        ("same", "The "),
        ("removed", "red "),
        ("added", "green "),
        ("same", "bowl is old."),
    ]


def test_a_script_without_spaces_is_compared_sign_by_sign():
    assert told("釉薬が縮れた", "釉薬が剥げた") == [
        ("same", "釉薬が"),
        ("removed", "縮れ"),
        ("added", "剥げ"),
        ("same", "た"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("नमस्ते दुनिया", "नमस्ते दुनियादारी"),
        ("👩‍🎨 paints", "👩‍🚀 flies"),
        ("e\u0301te\u0301 bleu", "e\u0301te\u0301 vert"),
    ],
)
def test_no_letter_is_torn_from_its_signs(before, after):
    for piece in differences(before, after):
        assert not piece.words.startswith(("\u200d", "\u0301", "\u093e", "\ufe0f"))


@pytest.mark.parametrize(("before", "after"), [("", "New."), ("Old.", ""), ("", ""), ("Same.", "Same.")])
def test_nothing_on_one_side_is_told_plainly(before, after):
    assert sides(differences(before, after)) == (before, after)


def pairs():
    chance = random.Random(20261121)
    words = [f"word{number}" for number in range(500)]
    prose = " ".join(chance.choice(words) for _ in range(1_400))
    changed = prose.split()
    for _ in range(200):
        changed[chance.randrange(len(changed))] = "other"
    signs = "".join(chr(0x4E00 + number) for number in range(10_000))
    lines = ["".join(f"{chr(200 + chance.randrange(150))}\n" for _ in range(5_000)) for _ in range(2)]
    yield "prose", prose, " ".join(changed)
    yield "shuffled prose", prose, " ".join(chance.sample(prose.split(), 1_400))
    yield "two letters", "a b " * 2_500, "b a " * 2_500
    yield "every other sign", signs, "".join(sign if place % 2 else "一" for place, sign in enumerate(signs))
    yield "shuffled signs", signs, "".join(chance.sample(signs, len(signs)))
    yield "short lines", *lines
    yield "full stops", "." * 10_000, "." * 9_999 + "!"


@pytest.mark.parametrize(("before", "after"), [pytest.param(*rest, id=name) for name, *rest in pairs()])
def test_the_longest_texts_take_less_than_a_second_and_lose_no_word(before, after):
    started = time.process_time()
    pieces = differences(before[:10_000], after[:10_000])
    assert time.process_time() - started < 1
    assert sides(pieces) == (before[:10_000], after[:10_000])


def test_prose_with_many_changes_is_still_told_word_by_word():
    _name, before, after = next(pairs())
    pieces = differences(before, after)
    assert sum(piece.words.strip() == "other" for piece in pieces) > 100


def test_long_stretches_that_stayed_are_told_by_their_ends():
    stay = "It stayed as it was. " * 60
    pieces = shortened_pieces(differences(f"Old. {stay}", f"New. {stay}"))
    assert [piece.kind for piece in pieces] == ["removed", "added", "same", "skipped"]
    assert all(len(piece.words) < 500 for piece in pieces)
    assert shortened_pieces([Piece("same", stay)]) == [Piece("same", stay)]
