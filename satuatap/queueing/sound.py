"""Sounds on disk: each sentence is made once, then served from the cache.

An address carries its own sentence, signed: nobody can make the server say something else, any web
process can answer it, and the same call has the same address tomorrow, so that displays find it in
their own cache.
"""

import hashlib
import logging
import subprocess
import sys
import tempfile
import threading
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.translation import gettext_lazy as _

from satuatap.core.errors import Refusal
from satuatap.queueing.voice import Spoken

CHIME = Spoken("chime", "")
VOICE = 1  # goes up when the same sentence shall sound different: old addresses end
SECONDS = 20
AT_ONCE = threading.BoundedSemaphore(2)
log = logging.getLogger(__name__)


class VoiceIsSilent(Refusal):
    """The speech engine did not answer; the browser's own voice can take over."""

    type = "voice-is-silent"
    status = 503
    message = _("Suara panggilan belum dapat dibuat.")


def _signer() -> Signer:
    """Made when it is needed: commands that sign nothing work without a key."""
    return Signer(salt="satuatap.queueing.sound")


def recipe(spoken: Spoken) -> str:
    """What an address needs to carry: the sentence, signed."""
    return _signer().sign_object([VOICE, spoken.language, spoken.text])


def spoken_of(recipe: str) -> Spoken | None:
    """The sentence of an address; None when it is not ours, or of an older voice."""
    try:
        voice, language, text = _signer().unsign_object(recipe)
    except (BadSignature, ValueError):
        return None
    return Spoken(language, text) if voice == VOICE else None


def sound(spoken: Spoken) -> Path:
    """The file that says it, made now if need be; raises VoiceIsSilent.

    Whoever asks twice at the same moment gets the same sound: the file appears whole or not at all.
    """
    key = f"{VOICE} {spoken.language} {spoken.text}"
    file = settings.VAR_DIR / "suara" / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.mp3"
    if not file.exists():
        with AT_ONCE:
            if not file.exists():
                _keep(file, speak(spoken))
    return Path(file)


def speak(spoken: Spoken, form: str = "mp3") -> bytes:
    """Let the voice say it, in a process of its own; raises VoiceIsSilent."""
    program = [sys.executable, "-m", "satuatap.queueing.speech", spoken.language, form]
    try:
        said = subprocess.run(
            program,
            input=spoken.text.encode(),
            capture_output=True,
            cwd=settings.BASE_DIR,
            timeout=SECONDS,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        log.warning("voice_is_silent", extra={"error": type(error).__name__})
        raise VoiceIsSilent from error
    return said.stdout


def clear_sounds(*, before: datetime) -> int:
    """Throw away sounds made before this moment, and say how many; who needs one makes it anew."""
    folder = settings.VAR_DIR / "suara"
    old = [file for file in folder.glob("*") if file.stat().st_mtime < before.timestamp()]
    for file in old:
        file.unlink(missing_ok=True)
    return len(old)


def _keep(file: Path, sound: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=file.parent, delete=False) as made:
        made.write(sound)
    Path(made.name).replace(file)
