"""espeak-ng through ctypes: a sentence in, 16-bit samples out."""

from __future__ import annotations

import ctypes
from array import array

import espeakng_loader

SYNCHRONOUS = 2  # AUDIO_OUTPUT_SYNCHRONOUS: samples come through the callback
UTF8_SSML_PHONEMES = 0x1 | 0x100  # espeakCHARS_UTF8 | espeakPHONEMES: [[…]] holds phonemes
RATE, VOLUME, PITCH, WORD_GAP = 1, 2, 3, 7  # espeak_PARAMETER
WORDS_A_MINUTE = 140
LOUDNESS = 100
TONE = 45
GAP = 2  # extra pause between words, in tens of milliseconds: a hall echoes
AT_CHARACTER = 1  # POS_CHARACTER

Callback = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.c_void_p
)


class VoiceIsMissing(RuntimeError):
    """The engine cannot start, or has no voice for the language."""


class Voice:
    """The engine, started once in this process."""

    def __init__(self, language: str) -> None:
        self.samples = array("h")
        self.library = ctypes.CDLL(espeakng_loader.get_library_path())
        self.callback = Callback(self._receive)
        data = espeakng_loader.get_data_path().encode()
        self.rate: int = self.library.espeak_Initialize(SYNCHRONOUS, 0, data, 0)
        if self.rate <= 0 or self.library.espeak_SetVoiceByName(language.encode()) != 0:
            raise VoiceIsMissing(language)
        self.library.espeak_SetSynthCallback(self.callback)
        for parameter, value in (
            (RATE, WORDS_A_MINUTE),
            (VOLUME, LOUDNESS),
            (PITCH, TONE),
            (WORD_GAP, GAP),
        ):
            self.library.espeak_SetParameter(parameter, value, 0)

    def say(self, text: str) -> array[int]:
        """The sentence's samples, mono, at ``rate`` per second."""
        self.samples = array("h")
        said = text.encode()
        self.library.espeak_Synth(
            said, len(said) + 1, 0, AT_CHARACTER, 0, UTF8_SSML_PHONEMES, None, None
        )
        self.library.espeak_Synchronize()
        return self.samples

    def _receive(self, wave: ctypes._Pointer[ctypes.c_short], count: int, _events: int) -> int:
        if count > 0:
            self.samples.frombytes(ctypes.string_at(wave, count * 2))
        return 0
