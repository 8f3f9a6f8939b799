"""Sounds: made by the voice, kept on disk, served for good."""

import io
import math
import wave
from array import array
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from satuatap.identity.access import DEVICE_COOKIE
from satuatap.identity.tokens import make_token
from satuatap.queueing import voice
from satuatap.queueing.sound import (
    CHIME,
    VoiceIsSilent,
    clear_sounds,
    recipe,
    sound,
    speak,
    spoken_of,
)
from satuatap.queueing.tests import given
from satuatap.queueing.voice import Spoken

CALL = voice.call("A-007", "3", language="id", spoken_digits=True)
LOUDEST = 32767


@pytest.fixture
def kept(settings, tmp_path):
    """A cache of this test alone."""
    settings.VAR_DIR = tmp_path
    return tmp_path / "suara"


def heard(spoken):
    """The sound's seconds, peak and mean loudness, of 1."""
    with wave.open(io.BytesIO(speak(spoken, "wav"))) as file:
        samples = array("h", file.readframes(file.getnframes()))
        seconds = file.getnframes() / file.getframerate()
    mean = math.sqrt(sum(each * each for each in samples) / len(samples))
    return seconds, max(map(abs, samples)) / LOUDEST, mean / LOUDEST


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_call_is_slow_enough_loud_enough_and_never_clips(language):
    said = voice.call("A-007", "3", language=language, spoken_digits=True)
    seconds, peak, mean = heard(said)
    assert 4 < seconds < 8
    assert 0.8 < peak < 0.95
    assert mean > 0.12


def test_the_chime_is_short_and_soft():
    seconds, peak, _mean = heard(CHIME)
    assert 1 < seconds < 2.5
    assert peak < 0.7


def test_a_sound_is_made_once_and_kept(kept):
    first = sound(CALL)
    made = first.stat().st_mtime_ns
    assert sound(CALL).stat().st_mtime_ns == made
    assert [first] == list(kept.iterdir())


def test_many_who_ask_at_once_get_the_same_whole_sound(kept):
    with ThreadPoolExecutor(8) as pool:
        files = list(pool.map(lambda _: sound(CALL).read_bytes(), range(8)))
    assert len(set(files)) == len(list(kept.iterdir())) == 1


def test_a_voice_that_does_not_exist_is_silent(kept):
    with pytest.raises(VoiceIsSilent):
        sound(Spoken("tlh", "Qapla'"))
    assert not kept.exists()


def test_an_address_carries_its_sentence():
    assert spoken_of(recipe(CALL)) == CALL


def test_the_same_sentence_has_the_same_address_tomorrow():
    assert recipe(CALL) == recipe(Spoken(CALL.language, CALL.text))


@pytest.mark.parametrize("forged", ["", "x", "eyJh:b", recipe(CALL)[:-1], f"{recipe(CALL)}x"])
def test_a_forged_address_says_nothing(forged):
    assert spoken_of(forged) is None


def test_a_sound_is_served_for_good(kept, client):
    answer = client.get(f"/suara/{recipe(CALL)}.mp3")
    assert answer["Content-Type"] == "audio/mpeg"
    assert "immutable" in answer["Cache-Control"]
    assert len(b"".join(answer.streaming_content)) > 10_000


def test_silence_is_told_so_that_the_browser_speaks_itself(kept, client):
    missing = client.get(f"/suara/{recipe(Spoken('tlh', 'x'))}.mp3")
    assert missing.status_code == 503


def test_old_sounds_are_cleared(kept):
    made = datetime.fromtimestamp(sound(CALL).stat().st_mtime, tz=UTC)
    assert clear_sounds(before=made - timedelta(days=1)) == 0
    assert clear_sounds(before=made + timedelta(days=1)) == 1


def ask(**query):
    """What a paired kiosk is answered."""
    hall = given.hall()
    kiosk = Client()
    kiosk.cookies[DEVICE_COOKIE] = make_token(hall, "kiosk", name="K", at=given.NINE)[1]
    return kiosk.get("/anjungan/suara/", query)


@pytest.mark.django_db
def test_a_kiosk_is_led_to_the_sound_of_its_words(kept):
    answer = ask(teks="Nomor Anda A-007", bahasa="id")
    said = spoken_of(answer["Location"].removeprefix("/suara/").removesuffix(".mp3"))
    assert said == Spoken("id", "Nomor Anda A, nol nol tujuh")


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", [{}, {"teks": "\x00\x07"}, {"teks": "x" * 401}, {"teks": "x", "bahasa": "chime"}]
)
def test_a_kiosk_cannot_have_nonsense_said(query):
    assert ask(**query).status_code == 400
