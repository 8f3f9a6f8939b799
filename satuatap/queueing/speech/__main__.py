"""``python -m satuatap.queueing.speech id mp3 < sentence > sound``: one sentence, one sound.

The language ``chime`` gives the chime. Exit status 3: the engine has no such voice.
"""

import sys

from satuatap.queueing.speech.chime import chime
from satuatap.queueing.speech.espeak import Voice, VoiceIsMissing
from satuatap.queueing.speech.mastering import louder, mp3, wav
from satuatap.queueing.speech.pronunciation import pronounced

CHIME = "chime"
RATE = 22050
FORMS = {"mp3": mp3, "wav": wav}


def main(language: str, form: str) -> int:
    """Read the sentence, write the sound."""
    if language == CHIME:
        samples, rate = chime(RATE), RATE
    else:
        try:
            voice = Voice(language)
        except VoiceIsMissing:
            return 3
        text = pronounced(sys.stdin.buffer.read().decode(), language)
        samples, rate = louder(voice.say(text)), voice.rate
    sys.stdout.buffer.write(FORMS[form](samples, rate))
    return 0


sys.exit(main(*sys.argv[1:3]))
