"""No style is written for what no page shows."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent / "satuatap"
NAME = re.compile(r"sa-[a-z0-9_-]+")
CLASS = re.compile(r"\.(sa-[a-z0-9_-]+)")
REMARK = re.compile(r"//[^\n]*|/\*.*?\*/", re.DOTALL)
TO_COME = ("sa-skm", "sa-elem", "sa-ends")  # the printed sheet of the official survey


def used() -> set[str]:
    """Every name in templates, scripts and code; one whose end is computed ends in ``--``."""
    files = [each for kind in ("html", "js", "py") for each in ROOT.rglob(f"*.{kind}")]
    return {name for each in files for name in NAME.findall(each.read_text(encoding="utf-8"))}


def styled() -> set[str]:
    files = (ROOT / "web" / "styles").rglob("*.scss")
    return {
        name
        for each in files
        for name in CLASS.findall(REMARK.sub("", each.read_text(encoding="utf-8")))
    }


def test_every_style_is_of_something_that_a_page_shows():
    shown = used()
    stems = tuple(name for name in shown if name.endswith("--"))
    dead = {each for each in styled() - shown if not each.startswith((*stems, *TO_COME))}
    assert not dead
