"""The display's player: a sound that fails spoils no other."""

import io
import wave

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
START = """async () => {
    const { Player } = await import("/static/queueing/display/player.js");
    window.player = new Player(() => {});
    window.said = [];
}"""
WAV = {"Content-Type": "audio/wav"}
PLAY = "url => { player.play(url).then((how) => said.push(how)); }"


def short_sound() -> bytes:
    """A third of a second of silence."""
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(8000)
        sound.writeframes(bytes(2 * 2667))
    return file.getvalue()


def test_a_sound_that_begins_too_late_leaves_the_next_one_alone(page):
    page.route("**/slow.wav", lambda route: None)
    page.route("**/next.wav", lambda route: route.fulfill(body=short_sound(), headers=WAV))
    page.goto("/perangkat/")
    page.clock.install()
    page.evaluate(START)
    page.evaluate(PLAY, "/suara/slow.wav")
    page.clock.run_for(6_100)
    page.wait_for_function("() => said.length === 1")
    assert page.evaluate("[said[0], player.audio.paused]") == ["failed", True]
    page.evaluate(PLAY, "/suara/next.wav")
    page.wait_for_function("() => said.length === 2", timeout=10_000)
    assert page.evaluate("[said[1], player.playing]") == ["played", False]
