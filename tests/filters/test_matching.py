"""What a phrase finds, in whatever script, case and disguise, and how long looking takes."""

import time

import pytest

from community.filters.matching import Phrase, Sieve


def finds(phrase, text, whole=True):
    sieve = Sieve((Phrase.of(phrase, is_whole_word=whole, hides=False),))
    return sieve.caught([text]) is not None


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("moth", "A MOTH in the wool"),
        ("moth", "moth"),
        ("moth", "a “moth”!"),
        ("moth", "#moth"),
        ("moth", "mo\u200bth eats"),
        ("moth", "ｍｏｔｈ wide"),
        ("straße", "In der STRASSE"),
        ("don't", "I don’t know"),
        ("final episode", "The  final\nepisode"),
        ("c++", "we write c++ here"),
        ("हिन्दी", "यह हिन्दी है"),
        ("🕷", "look 🕷️ there"),
        ("猫", "黒猫だ"),
        ("мотыль", "Жил МОТЫЛЬ"),
    ],
)
def test_a_word_is_found_however_it_is_written(phrase, text):
    assert finds(phrase, text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("moth", "mother, behemoth"),
        ("moth", "moth_eaten"),
        ("हि", "यह हिन्दी है"),
        ("final episode", "final, then episode"),
        ("cat", "concatenate"),
    ],
)
def test_a_whole_word_is_not_found_inside_another(phrase, text):
    assert not finds(phrase, text)


def test_without_whole_words_any_place_will_do():
    assert finds("moth", "behemoth", whole=False)
    assert not finds("moth", "mot h", whole=False)


def test_a_phrase_never_begins_in_one_text_and_ends_in_the_next():
    sieve = Sieve((Phrase.of("final episode", is_whole_word=True, hides=True),))
    assert sieve.caught(["the final", "episode"]) is None
    assert sieve.caught(["the final episode", ""]) is not None


def test_what_hides_goes_before_what_folds():
    fold = Phrase.of("moth", is_whole_word=True, hides=False)
    hide = Phrase.of("wool", is_whole_word=True, hides=True)
    assert Sieve((fold, hide)).caught(["moth in wool"]) is hide
    assert Sieve((fold, hide)).caught(["moth in linen"]) is fold


def test_a_pattern_is_taken_as_it_stands():
    assert not finds("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")
    assert finds("(a+)+$", "he wrote (a+)+$ and left")


@pytest.mark.parametrize("whole", [True, False])
def test_the_longest_hostile_text_is_looked_through_at_once(whole):
    phrases = tuple(
        Phrase.of("a" * 40 + f"b{number}", is_whole_word=whole, hides=False) for number in range(100)
    )
    texts = ["a" * 10_000, "a " * 5_000, "\u0301" * 10_000, "ﷺ" * 10_000]
    start = time.perf_counter()
    assert Sieve(phrases).caught(texts) is None
    assert time.perf_counter() - start < 2
