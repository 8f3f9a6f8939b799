"""Words that the Indonesian voice would say wrong, in its own phonemes.

Its spelling rules cannot tell the two sounds of the letter e apart.
"""

import re

INDONESIAN = {
    "loket": "l'okEt",
    "empat": "@mp'at",
    "enam": "@n'am",
    "belas": "b@l'as",
}
WORDS = re.compile(r"\b(" + "|".join(INDONESIAN) + r")\b", re.IGNORECASE)


def pronounced(text: str, language: str) -> str:
    """The sentence as the engine should read it; brackets of its own syntax are taken out."""
    plain = text.replace("[[", "").replace("]]", "")
    if language != "id":
        return plain
    return WORDS.sub(lambda found: f"[[{INDONESIAN[found[1].lower()]}]]", plain)
