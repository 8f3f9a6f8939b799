"""What the catalogue says of itself, in the reader's language and without an empty word."""

import json

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone, translation
from django.utils.functional import Promise

from satuatap.catalogue.models import Agency, Mark, Offering, Service, ServiceStandard, Tariff
from satuatap.catalogue.models.own import OwnText, lines
from satuatap.catalogue.models.standards import ACTORS
from satuatap.catalogue.queries import find_services
from satuatap.catalogue.queries.search import LONGEST, meant
from satuatap.catalogue.sources import DATA

HEAD = {"name_id": "Polres", "name_en": "Police", "kind": "vertikal", "ticket_prefix": "PO"}


@pytest.fixture
def standard(db):
    agency = Agency.objects.create(code="polres", **HEAD)
    facts = {"aliases": ["skck"], "ways": ["direct"], "minutes_at_counter": 10}
    service = Service.objects.create(code="skck", agency=agency, title_id="SKCK", **facts)
    when = {"time_value": 1, "time_unit": "jam", "published_at": timezone.now()}
    words = {"product_name": "SKCK", "legal_basis": [], "mark": "sourced", "confirmed": ["steps"]}
    return ServiceStandard.objects.create(service=service, version=1, **when, **words)


@pytest.mark.parametrize(
    ("language", "english", "title"),
    [("id", "New", "Baru"), ("en", "New", "New"), ("en", "", "Baru"), ("en-gb", "New", "New")],
)
def test_a_title_is_in_the_readers_language_or_the_halls(language, english, title):
    with translation.override(language):
        assert str(Offering(title_id="Baru", title_en=english)) == title


def test_an_agency_has_its_name_in_both_languages():
    with translation.override("en"):
        assert str(Agency(**HEAD)) == "Police"
    assert str(Agency(**HEAD)) == "Polres"


@pytest.mark.parametrize(
    ("language", "value", "unit", "said"),
    [
        ("id", 2, "hari_kerja", "2 hari kerja"),
        ("en", 1, "jam", "1 hour"),
        ("en", 2, "hari_kerja", "2 working days"),
        ("en", 45, "menit", "45 minutes"),
    ],
)
def test_a_time_limit_counts_its_unit(language, value, unit, said):
    with translation.override(language):
        assert ServiceStandard(time_value=value, time_unit=unit).time_limit == said


@pytest.mark.parametrize(
    ("text", "found"),
    [("", []), ("  \n\n", []), ("KK\r\n Surat RT \n", ["KK", "Surat RT"]), ("satu", ["satu"])],
)
def test_a_line_is_one_thing_and_an_empty_one_is_nothing(text, found):
    assert lines(text) == found
    assert OwnText(requirements=text).requirement_lines == found


@pytest.mark.parametrize("field", ["requirements", "steps", "time_limit", "tariffs"])
def test_a_text_that_rules_anything_is_not_empty(field):
    assert OwnText(basis="Perbup 12").is_empty
    assert not OwnText(**{field: "x"}).is_empty


@pytest.mark.parametrize(
    ("mark", "component", "shown"),
    [
        ("sourced", "steps", Mark.SOURCED),
        ("sourced", "tariffs", Mark.KNOWN),
        ("known", "steps", Mark.KNOWN),
        ("example", "tariffs", Mark.EXAMPLE),
    ],
)
def test_a_component_is_trusted_no_further_than_it_was_read(mark, component, shown):
    assert ServiceStandard(mark=mark, confirmed=["steps"]).mark_of(component) == shown


@pytest.mark.parametrize("price", [{}, {"amount_idr": 0, "formula": "dua kali"}])
def test_a_fee_is_an_amount_or_a_formula_and_never_both(standard, price):
    with pytest.raises(IntegrityError, match="amount_or_formula"), transaction.atomic():
        Tariff.objects.create(standard=standard, order=1, label="Dewasa", **price)


def test_a_version_of_a_standard_is_given_once(standard):
    standard.pk = None
    with pytest.raises(IntegrityError, match="version_once"), transaction.atomic():
        standard.save(force_insert=True)


def test_a_service_is_found_by_what_people_type_and_named_by_its_title(standard):
    assert [str(each) for each in find_services("bikin SKCK")] == ["SKCK"]
    assert find_services("paspor") == []


def test_of_a_very_long_question_the_beginning_counts():
    assert meant("paspor " * 100) == " ".join(meant("paspor " * 100).split())
    assert len(meant("a" * 5000)) == LONGEST


def test_everybody_who_does_a_step_has_words_in_both_languages():
    schema = json.loads((DATA / "service.schema.json").read_text())
    who = schema["properties"]["steps"]["items"]["properties"]["who"]["enum"]
    assert set(who) == set(ACTORS)
    assert all(isinstance(words, Promise) for name, words in ACTORS.items() if name != "pemohon")
