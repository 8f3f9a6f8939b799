"""What people type, and what they mean by it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from satuatap.catalogue.queries.search import IDLE, LONGEST, MEANT, meant


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Bikin KTP", "ktp"),
        ("cara urus passport", "paspor"),
        ("ijin usaha", "izin usaha"),
        ("e-ktp hilang", "ktp-el hilang"),
        ("how to get a passport", "paspor"),
        ("antrian", "antrean"),
        ("nomor antrean", "nomor antrean"),
        ("  SIM!!  baru?? ", "sim baru"),
        ("", ""),
        ("?!…", ""),
    ],
)
def test_the_words_that_matter_are_left_in_standard_spelling(typed, words):
    assert meant(typed) == words


@given(st.text())
def test_anything_can_be_typed(typed):
    assert len(meant(typed)) <= LONGEST * 2


@given(st.lists(st.sampled_from([*IDLE, *MEANT, "paspor", "ktp"]), min_size=1, max_size=6))
def test_something_is_left_of_every_word_that_was_typed(words):
    assert meant(" ".join(words))


@given(st.lists(st.sampled_from(["paspor", "izin", "ktp-el", "foto"]), min_size=1, max_size=6))
def test_standard_words_stay(words):
    assert meant(" ".join(words)).split() == words
