"""What is said aloud."""

import pytest

from satuatap.queueing import voice


def said(number, counter, language="id", *, singly=True):
    return voice.call(number, counter, language=language, spoken_digits=singly).text


@pytest.mark.parametrize(
    ("number", "counter", "sentence"),
    [
        ("A-007", "3", "Nomor antrean, A, nol nol tujuh, silakan menuju loket tiga."),
        ("B-042", "12", "Nomor antrean, B, nol empat dua, silakan menuju loket dua belas."),
        ("AB-0123", "3A", "Nomor antrean, A, B, nol satu dua tiga, silakan menuju loket tiga A."),
        ("Z-110", "B2", "Nomor antrean, Z, satu satu nol, silakan menuju loket B dua."),
        ("A-001", "Utama 1", "Nomor antrean, A, nol nol satu, silakan menuju loket Utama satu."),
    ],
)
def test_a_call_spells_the_number_and_names_the_counter(number, counter, sentence):
    assert said(number, counter) == sentence


def test_a_hall_may_have_the_number_said_as_one():
    assert said("A-123", "3", singly=False).startswith("Nomor antrean, A, seratus dua puluh tiga,")


def test_a_number_said_as_one_loses_its_zeros():
    assert said("A-007", "3", singly=False).startswith("Nomor antrean, A, tujuh,")


def test_a_call_can_be_said_in_english():
    sentence = "Queue number, A, zero zero seven, please go to counter twelve."
    assert said("A-007", "12", "en") == sentence


def test_a_ticket_number_in_any_sentence_is_spelled():
    said = voice.sentence("Nomor Anda AB-017.  Ada 3 orang.", language="id")
    assert said.text == "Nomor Anda A, B, nol satu tujuh. Ada 3 orang."
