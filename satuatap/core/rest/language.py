"""The language of a program's answer, by its Accept-Language."""

from functools import lru_cache

from django.utils.translation.trans_real import parse_accept_lang_header


@lru_cache(maxsize=256)
def language_of(accepted: str) -> str:
    """The reader's language among those of the platform; Indonesian unless asked otherwise."""
    for wanted, _ in parse_accept_lang_header(accepted.lower()):
        if wanted.split("-")[0] in {"id", "en"}:
            return wanted.split("-")[0]
    return "id"
