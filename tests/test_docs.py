"""The documents say what the code does."""

import re
from pathlib import Path

import pytest

from satuatap.launch.plan import ROOT

READ = re.compile(
    r"env\.(?:text|flag|number|words|path)\(\s*\"([A-Z_]+)\"|environ(?:\.get\(|\[)\"([A-Z_]+)\""
)
FIXED = {"DJANGO_SETTINGS_MODULE"}
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def code() -> list[Path]:
    files = [*(ROOT / "config").rglob("*.py"), *(ROOT / "satuatap").rglob("*.py")]
    return [file for file in files if "tests" not in file.parts]


def test_every_variable_of_the_environment_is_described():
    found = {name for file in code() for pair in READ.findall(file.read_text()) for name in pair}
    page = (ROOT / "docs" / "operations" / "environment.md").read_text()
    assert found - FIXED - {""} - set(re.findall(r"`([A-Z_]+)`", page)) == set()


def test_every_described_variable_is_read():
    page = (ROOT / "docs" / "operations" / "environment.md").read_text()
    everything = "".join(file.read_text() for file in [*code(), *(ROOT / "tests").rglob("*.py")])
    listed = {
        name
        for row in re.findall(r"^\| (`.*?) \|", page, re.MULTILINE)
        for name in re.findall("[A-Z_]{4,}", row)
    }
    assert {name for name in listed if f'"{name}"' not in everything} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_between_pages_lead_somewhere(page):
    links = re.findall(r"\]\((?!http)([^)#]+)", page.read_text())
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_decisions_have_a_number_each():
    numbers = [file.name[:4] for file in (ROOT / "docs" / "decisions").glob("*.md")]
    assert len(numbers) == len(set(numbers))
    assert all(number.isdigit() for number in numbers)


def test_commands_of_the_documents_exist():
    makefile = (ROOT / "Makefile").read_text()
    named = {
        word for page in PAGES for word in re.findall(r"`(?:\w+=\w+ )*make (\w+)", page.read_text())
    }
    assert {word for word in named if f"\n{word}:" not in makefile} == set()
