"""The contrast of every pair that the look promises, computed from the tokens (WCAG 2)."""

import re
from pathlib import Path

import pytest
from django.conf import settings

STYLES = Path(settings.BASE_DIR, "satuatap", "web", "styles")
GROUNDS = ["paper", "paper-sunk", "paper-deep"]
STATES = ["good", "bad", "now-ink"]
TEXTS = ["ink", "ink-soft", "ink-quiet"]
PAIRS = [
    *[(text, ground) for text in [*TEXTS, "link"] for ground in GROUNDS],
    *[(state, ground) for state in STATES for ground in GROUNDS[:2]],
    ("on-brand", "brand"),
    ("on-brand", "brand-press"),
    ("on-now", "now"),
    ("on-band", "band"),
    ("on-band-quiet", "band"),
    ("good", "good-soft"),
    ("bad", "bad-soft"),
    ("ink", "now-soft"),
    ("ink", "brand-soft"),
    ("ink", "field"),
]
EDGES = [("line-strong", ground) for ground in GROUNDS]
LEAST = {"light": 4.5, "kiosk": 7.0, "display": 7.0, "high": 7.0}


def declared(block: str) -> dict[str, str]:
    return dict(re.findall(r"--sa-([\w-]+):\s*([^;]+);", block))


def rule(text: str, selector: str) -> dict[str, str]:
    start = text.index(f"{selector} {{")
    return declared(text[start : text.index("}", start)])


def themes() -> dict[str, dict[str, str]]:
    palette = declared((STYLES / "_tokens.scss").read_text())
    text = (STYLES / "_themes.scss").read_text()
    light = palette | rule(text, '[data-theme="light"]')
    others = {name: light | rule(text, f'[data-theme="{name}"]') for name in ("display", "kiosk")}
    return {"light": light, "high": light | rule(text, '[data-contrast="high"]'), **others}


def colour(values: dict[str, str], name: str) -> tuple[float, float, float]:
    value = values[name].strip()
    if value.startswith("var(--sa-"):
        return colour(values, value.removeprefix("var(--sa-").rstrip(")"))
    return tuple(int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))  # type: ignore[return-value]


def luminance(rgb: tuple[float, float, float]) -> float:
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in rgb]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(values: dict[str, str], front: str, back: str) -> float:
    light = sorted(luminance(colour(values, name)) for name in (front, back))
    return (light[1] + 0.05) / (light[0] + 0.05)


def too_low(values: dict[str, str], pairs: list[tuple[str, str]], least: float) -> list[str]:
    found = {f"{front} on {back}": ratio(values, front, back) for front, back in pairs}
    return [f"{pair}: {value:.2f}" for pair, value in found.items() if value < least]


@pytest.mark.parametrize("theme", LEAST)
def test_every_text_can_be_read(theme):
    assert too_low(themes()[theme], PAIRS, LEAST[theme]) == []


@pytest.mark.parametrize("theme", LEAST)
def test_every_control_has_an_edge(theme):
    assert too_low(themes()[theme], EDGES, 3.0) == []


def test_the_focus_ring_shows_on_any_ground():
    for values in themes().values():
        for ground in GROUNDS:
            assert max(ratio(values, "focus", ground), ratio(values, "focus-edge", ground)) >= 3


def test_white_on_black_is_twentyone():
    assert round(ratio({"a": "#ffffff", "b": "#000000"}, "a", "b"), 1) == 21.0
