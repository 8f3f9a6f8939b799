"""The instrument as data: what it asks, and every fault of its files by name."""

import shutil
from datetime import date

import pytest
import yaml

from satuatap.core.facts import FaultySource
from satuatap.surveys.rules import in_language
from satuatap.surveys.sources import (
    DATA,
    band_faults,
    column_names,
    facts_of,
    grades,
    instrument_faults,
    instrument_on,
    instruments,
    plain,
)
from satuatap.surveys.tests.worked import SKM

SKM_FILE = "instruments/skm-2017.yaml"


@pytest.fixture
def changed(tmp_path):
    """The data with one file changed by a function."""
    shutil.copytree(DATA, tmp_path / "data")

    def change(name, how):
        file = tmp_path / "data" / name
        facts = yaml.safe_load(file.read_text())
        how(facts)
        file.write_text(yaml.safe_dump(facts, allow_unicode=True))
        return tmp_path / "data"

    return change


def test_the_files_that_come_with_the_platform_are_faultless():
    assert (instrument_faults(), band_faults()) == ([], [])


def test_the_survey_asks_nine_elements_in_their_order():
    assert SKM.slugs == [
        "persyaratan", "prosedur", "waktu", "biaya", "produk", "kompetensi", "perilaku", "sarana",
        "pengaduan",
    ]  # fmt: skip
    assert [element.code for element in SKM.elements] == [f"U{n}" for n in range(1, 10)]


def test_every_element_has_four_words_of_its_own_in_both_languages():
    for element in SKM.elements:
        for language in ("id", "en"):
            said = {in_language(words, language) for words in element.answers}
            assert len(said) == 4
    assert SKM.elements[3].answers[3]["id"] == "Gratis"


def test_who_answers_is_asked_little_and_never_by_name():
    assert [question.slug for question in SKM.profile] == [
        "jenis-kelamin", "usia", "pendidikan", "pekerjaan",
    ]  # fmt: skip


def test_a_profile_may_be_empty_or_partial_but_not_invented():
    assert SKM.unknown_in({}) == []
    assert SKM.unknown_in({"usia": "20-29"}) == []
    assert SKM.unknown_in({"usia": "kuda", "nik": "3517"}) == ["usia", "nik"]


def test_a_language_that_is_lacking_is_replaced_by_indonesian():
    assert in_language({"id": "Baik", "en": "Good"}, "en-gb") == "Good"
    assert in_language({"id": "Baik", "en": "Good", "jv": "Apik"}, "jv") == "Apik"
    assert in_language({"id": "Baik", "en": "Good"}, "su") == "Baik"


@pytest.mark.parametrize(
    "name", ["U1", "u 1", "U-1", "Persyaratan", "requirements", "PERSYARATAN "]
)
def test_a_column_is_known_by_slug_number_or_name(name):
    assert dict(column_names(SKM))[plain(name)] == "persyaratan"


def test_the_version_of_a_day_is_the_last_that_began():
    assert instrument_on(date(2026, 1, 1)).version == "2017"
    assert instrument_on(date(2001, 1, 1)).version == "2017"
    with pytest.raises(LookupError):
        instrument_on(date(2026, 1, 1), "ipak")


def test_what_a_version_says_can_be_kept_as_it_is():
    assert facts_of("skm", "2017")["elements"][0]["slug"] == "persyaratan"
    with pytest.raises(LookupError):
        facts_of("skm", "1999")


@pytest.mark.parametrize(
    ("how", "field"),
    [
        (lambda skm: skm["elements"][0]["answers"].pop(), "elements.0.answers"),
        (lambda skm: skm["elements"][2]["question"].pop("en"), "elements.2.question"),
        (lambda skm: skm["profile"][0].update(mandatory=True), "profile.0"),
        (lambda skm: skm.update(version="2018"), "slug"),
        (lambda skm: skm["elements"][1].update(number=12), "elements"),
        (lambda skm: skm["elements"][1]["columns"].append("Waktu"), "elements"),
        (lambda skm: skm.pop("source"), "-"),
    ],
)
def test_a_fault_names_file_and_field(changed, how, field):
    found = instrument_faults(changed(SKM_FILE, how))
    assert [(fault.file, fault.field) for fault in found] == [("skm-2017.yaml", field)]


@pytest.mark.parametrize(
    ("how", "reason"),
    [
        (lambda grade: grade.update(least="65.02"), "a hundredth above"),
        (lambda grade: grade.update(least="65"), "does not match"),
    ],
)
def test_grades_leave_no_gap(changed, how, reason):
    data = changed("bands.yaml", lambda facts: how(facts["bands"][1]["grades"][1]))
    assert any(reason in str(fault) for fault in band_faults(data))


def test_grades_reach_from_end_to_end(changed):
    data = changed("bands.yaml", lambda facts: facts["bands"][0]["grades"].pop())
    assert "from 25.00 to 100.00" in str(band_faults(data)[0])
    with pytest.raises(FaultySource, match="KepmenPAN 25/2004"):
        grades(data)


def test_what_is_no_yaml_is_said(changed):
    data = changed(SKM_FILE, lambda _facts: None)
    (data / SKM_FILE).write_text("a: [")
    with pytest.raises(FaultySource, match="not YAML"):
        instruments(data)
