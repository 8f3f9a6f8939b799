"""Identifiers that people read aloud, and that sort by birth."""

from hypothesis import given
from hypothesis import strategies as st

from satuatap.core.ids import ALPHABET, short_code, uuid7
from satuatap.core.operations.logs import blanked


def test_no_two_letters_of_a_code_are_mistaken_for_each_other():
    assert not set("01ILOU") & set(ALPHABET)
    assert set(short_code(500)) <= set(ALPHABET)


def test_a_code_is_as_long_as_asked_and_never_the_same():
    assert len(short_code(6)) == 6
    assert len({short_code() for _ in range(2000)}) == 2000


def test_identifiers_sort_by_their_birth():
    made = [uuid7() for _ in range(2000)]
    assert made == sorted(made)
    assert {each.version for each in made} == {7}


digits = st.text("0123456789", min_size=16, max_size=16)
words = st.text("abcdefghij ,.:;-", max_size=20)


@given(words, digits, words)
def test_an_identity_number_never_reaches_the_log(before, number, after):
    assert number not in blanked(f"{before} {number} {after}")


@given(words, st.text(ALPHABET, min_size=6, max_size=12), words)
def test_a_code_never_reaches_the_log(before, code, after):
    assert code not in blanked(f"{before} {code} {after}")


@given(st.from_regex(r"(\+62|62|0)8[0-9]{8,10}", fullmatch=True), words)
def test_a_mobile_number_never_reaches_the_log(number, after):
    assert number not in blanked(f"telepon {number} {after}")


@given(words)
def test_words_alone_stay_as_they_are(text):
    assert blanked(text) == text
