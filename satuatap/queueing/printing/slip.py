"""The words of a printed ticket, ready for any kind of paper. No name, no identity number."""

from dataclasses import dataclass

SHORT_CODE = 6


@dataclass(frozen=True)
class Slip:
    """One ticket on paper, in the words of whoever took it."""

    hall: str
    number: str
    service: str
    office: str
    wait_title: str
    wait: str
    ahead: str
    counters_title: str
    counters: str
    place: str
    bring_title: str
    bring: tuple[str, ...]
    scan: str
    code_title: str
    code: str
    track_url: str
    issued: str
    note: str


@dataclass(frozen=True)
class Note:
    """Something else that is taken along on paper: a few large words, and a code to scan."""

    hall: str
    title: str
    rows: tuple[tuple[str, str], ...]
    text: str
    url: str
    scan: str


def short_code_of(code: str) -> str:
    """What people type instead of scanning: ``7K3 M9Q``, good in the hall on that day."""
    return f"{code[:3]} {code[3:SHORT_CODE]}"
