"""What of a text would name somebody: masked before anything is published."""

import re
from collections.abc import Iterable

MASK = "▇▇▇"
KINDS = (
    # NIK, family card, NIP, NPWP: 15 to 18 digits, grouped or not; but not two spans of hours
    r"(?<!\d)(?!\d\d[.:]\d\d(?!\d)[^\d.]{1,3}\d\d[.:]\d\d(?!\d))\d(?:[\s.\-/]{0,2}\d){14,17}(?!\d)",
    r"(?<!\d)\d{10,}(?!\d)",  # accounts, and whatever else is as long
    # a mobile number, also +62 (0)812 and (0812); not an hour like 08.00
    r"(?<!\d)(?!08[.:]\d\d(?!\d))\(?(?:\+?62|0)[\s.()\-]{0,4}0?[\s.()\-]{0,3}8(?:[\s.()\-]{0,2}\d){7,11}(?!\d)",
    # a telephone at home: area, then six to eight digits
    r"(?<![\d.,])\(?(?:\+?62[\s\-]?|0)[2-79]\d{1,2}\)?[\s\-]{1,2}\d{3,4}[\s.\-]?\d{2,4}(?:[\s.\-]?\d{1,2})?(?!\d)",
    r"(?<![\w.+\-])[\w.+\-]+@[\w\-]+(?:\.[\w\-]+)+",  # e-mail address
    r"(?<![\w.])@\w[\w.]{2,}",  # a name in a social network
    r"\b(?:https?://|www\.)(?!(?:[\w\-]+\.)*go\.id\b)\S+",  # links, but those of authorities
    r"\b(?:wa\.me|t\.me|s\.id|bit\.ly|fb\.com|x\.com)/\S+",
    r"\b(?:instagram|facebook|tiktok|twitter|linkedin|drive\.google)\.com/\S+",
    r"\b[A-Z]{1,2}[ \-]?\d{1,4}[ \-]?[A-Z]{1,3}\b",  # number plate
    r"\b[a-z]{1,2}\d{3,4}[a-z]{2,3}\b",  # the same, typed in a hurry
    r"\b[A-Z]\d{7}\b",  # passport
    r"(?i:\bRT\W{0,2}\d+\W{1,3}RW\W{0,2}\d+)",  # where somebody lives
    r"(?i:\b(?:jl|jln|jalan|gg|gang)\b\.?\s[^\n,;]{2,40}?\bno(?:mor)?\b\.?\s?\d+\w?)",
)
PERSONAL = re.compile("|".join(KINDS))
WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
SHORTEST_NAME = 3
NOT_NAMES = frozenset(
    {
        *("bapak", "ibu", "pak", "bin", "binti", "haji", "hajah", "dra", "drs", "prof", "dokter"),
        *("dan", "yang", "orang", "warga", "saudara", "saudari", "petugas", "loket", "gerai"),
        *("mal", "manajer", "operator", "admin", "staf", "pengelola", "anjungan"),
        *("inspektorat", "kementerian", "ombudsman"),
    }
)


def looks_personal(text: str) -> bool:
    """Whether a number, an address or a plate in it leads to somebody."""
    return PERSONAL.search(text) is not None


def first_personal(text: str, names: Iterable[str] = ()) -> str:
    """The first thing in a text that leads to somebody; empty if nothing was found."""
    found = PERSONAL.search(text) or next(
        filter(None, (_named(text, n) for n in _words(names))), None
    )
    return found.group() if found else ""


def masked(text: str, names: Iterable[str] = ()) -> str:
    """The text with what leads to somebody covered: numbers, addresses, and these names.

    A proposal for whoever publishes; a person reads it before it goes out.
    """
    covered = PERSONAL.sub(MASK, text)
    for word in _words(names):
        covered = _pattern(word).sub(MASK, covered)
    return covered


def _words(names: Iterable[str]) -> list[str]:
    """What of these names is a name: without titles, degrees, commas and dots."""
    found = {word for name in names for word in WORD.findall(name.casefold())}
    words = {word for word in found if len(word) >= SHORTEST_NAME} - NOT_NAMES
    return sorted(words, key=lambda word: (-len(word), word))


def _named(text: str, word: str) -> re.Match[str] | None:
    return _pattern(word).search(text)


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
