"""The files of words: whole, in two languages, linked, and never changed once published."""

import shutil
from pathlib import Path

import pytest
import yaml

from satuatap.notifications.wordings import DATA, digest_of, faults, newest, read

ROW = "{},{},{}\n"


@pytest.fixture
def data(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def changed(file: Path, **more):
    facts = yaml.safe_load(file.read_text())
    file.write_text(yaml.safe_dump(facts | more, allow_unicode=True))
    return file


def test_every_file_is_right():
    assert list(faults()) == []


def test_a_published_version_may_not_change(data):
    changed(data / "templates" / "trial" / "1.yaml", topic="work")
    assert [each for each in faults(data) if "published.csv" in each]


def test_a_published_version_may_not_go(data):
    shutil.rmtree(data / "templates" / "trial")
    assert list(faults(data)) == ["trial 1: published, and gone"]


def test_new_words_are_a_new_version(data):
    folder = data / "templates" / "trial"
    shutil.copy(folder / "1.yaml", folder / "2.yaml")
    with (data / "published.csv").open("a") as rows:
        rows.write(ROW.format("trial", 2, digest_of(folder / "2.yaml")))
    assert list(faults(data)) == []
    assert read(folder / "2.yaml").version == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("{link}", "", "the link is missing"),
        ("{service}", "{nik}", "may not stand here"),
        ("SKM", "SKM", ""),
        ("gaps: [service, hall]", "gaps: [service, hall, nik]", "is not one of"),
        ("gaps: [service, hall]", "gaps: [service, hall, date]", "no text uses"),
        ("topic: survey", "topic: spam", "is not one of"),
        ("  en:\n", "  jv:\n", "required property"),
        ("tanpa nama", "tanya 081234567890", "something personal"),
    ],
)
def test_each_fault_is_told(data, old, new, said):
    file = data / "templates" / "survey-invitation" / "1.yaml"
    file.write_text(file.read_text().replace(old, new))
    assert [each for each in faults(data) if said in each] or not said


def test_both_languages_have_every_channel(data):
    file = data / "templates" / "survey-invitation" / "1.yaml"
    words = yaml.safe_load(file.read_text())["words"]
    del words["en"]["sms"]
    changed(file, words=words)
    assert any("different channels" in each for each in faults(data))


def test_a_message_keeps_the_words_of_its_version():
    made = newest("survey-invitation")
    values = {"service": "SKCK", "hall": "MPP Kota Batu", "link": "https://mpp.example/x/"}
    assert made.text("sms", "en", values).text.endswith("https://mpp.example/x/")
    assert made.text("email", "id", values).title == "Bagaimana pelayanan di MPP Kota Batu?"
