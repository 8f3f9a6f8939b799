"""Nobody but the chain reads a secret complaint: on no page that this site has, by any address.

Generated from the table of doors and from the set-up's models, so that a new page is asked as
well. Everybody who is not in the chain asks: with accounts above and beside it, as superuser, with
devices and with tokens of the API (on pages that have nothing to do with complaints some of them).
"""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.contrib import admin
from django.urls import NoReverseMatch, reverse

from satuatap.complaints.actions import From, Given, file_complaint
from satuatap.complaints.models import HelpQuestion
from tests.doors import DOORS
from tests.test_doors import undone
from tests.world import world

SECRET, LEVY = "Zirkonium", "Wolfram"  # words that stand nowhere else
BESIDE = ["counter_officer", "officer_beside", "officer_elsewhere", "manager_elsewhere"]
ABOVE = ["inspectorate_elsewhere", "inspectorate", "ministry", "ombudsman", "superuser"]
DEVICES = ["kiosk", "display", "kiosk_elsewhere", "token", "token_elsewhere"]
OUTSIDE = ["anonymous", "citizen", "interviewer", *BESIDE, *ABOVE, *DEVICES]
SOME = [
    "anonymous",
    "counter_officer",
    "manager_elsewhere",
    "ministry",
    "superuser",
    "kiosk",
    "token",
]
READ = sorted(name for name, door in DOORS.items() if door.post is None)
OURS = [name for name in READ if name.startswith(("complaints:", "desk:"))]
SETUP = sorted(
    f"{model._meta.app_label}_{model._meta.model_name}" for model in admin.site._registry
)


def told(here, word, **flags):
    """A secret complaint whose title and text hold this word, and whose reporter has this name."""
    given = Given(f"{word} hilang", f"Perihal {word}.", "portal", is_secret=True, **flags)
    reporter = From(name=f"Ibu {word}", pin="12345678")
    return file_complaint(here.hall, given, reporter, at=here.at).complaint


def leaks(*made):
    """What must stand nowhere."""
    return [f"{SECRET} hilang", f"Ibu {SECRET}", LEVY, *(each.number for each in made)]


def page(browser, address):
    """What is read there; the search for the word is tried as well."""
    answers = [browser.get(address), browser.get(address, {"q": SECRET, "giliran": "semua"})]
    return "".join(map(_text, answers)).replace(f'value="{SECRET}"', "")


def _text(answer):
    """What came; of a stream nothing is waited for, and of a packed table its XML is no text."""
    with suppress(AttributeError):
        return answer.content.decode(errors="replace")
    return ""


def places_of(name, here, *made):
    """The address as the table has it, and with the secret complaints in place of its own."""
    door = DOORS[name]
    kwargs = door.at(here)
    places = [reverse(name, kwargs=kwargs) + door.query]
    if name in OURS and "code" in kwargs:
        places += [reverse(name, kwargs=kwargs | {"code": each.code}) for each in made]
    return places


@pytest.mark.django_db
@pytest.mark.parametrize("name", READ)
def test_no_page_tells_of_it(name):
    here = world()
    made = [told(here, SECRET), told(here, LEVY, is_levy=True)]
    places = places_of(name, here, *made)
    for who in OUTSIDE if name in OURS else SOME:
        if who == "inspectorate":
            continue  # has the levy; the other one is asked for below
        browser = here.visitor(who)
        with undone():
            found = "".join(page(browser, place) for place in places)
        assert [leak for leak in leaks(*made) if leak in found] == [], who


@pytest.mark.django_db
@pytest.mark.parametrize("name", OURS)
def test_the_inspectorate_reads_of_none_before_it_is_called_in(name):
    here = world()
    made = told(here, SECRET)
    browser = here.visitor("inspectorate")
    with undone():
        found = "".join(page(browser, place) for place in places_of(name, here, made))
    assert [leak for leak in leaks(made) if leak in found] == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", OURS)
def test_the_halls_manager_does_not_read_of_a_levy(name):
    here = world()
    levy = told(here, LEVY, is_levy=True)
    browser = here.visitor("hall_manager")
    with undone():
        found = "".join(_text(browser.get(at)) for at in places_of(name, here, levy))
    assert [leak for leak in (f"{LEVY} hilang", levy.number) if leak in found] == []


@pytest.mark.django_db
@pytest.mark.parametrize("model", SETUP)
def test_the_set_up_tells_nobody_of_it(model):
    """Not even the hall's manager, who does read it at the desk."""
    here = world()
    made = told(here, SECRET)
    for who in ["hall_manager", "manager_elsewhere", "ministry", "superuser"]:
        browser = here.visitor(who)
        with undone():
            found = "".join(page(browser, place) for place in setup_pages(model))
        assert [leak for leak in leaks(made) if leak in found] == [], who


def setup_pages(model):
    for view in ("changelist", "add"):
        with suppress(NoReverseMatch):
            yield reverse(f"admin:{model}_{view}")


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["hall_manager", "reporter"])
def test_what_is_asked_four_weeks_later_tells_of_nothing(who):
    here = world()
    made = told(here, SECRET)
    asked = HelpQuestion.objects.create(complaint=made, asked_at=here.at - timedelta(days=1))
    found = page(here.visitor(who), reverse("complaints:helped", args=[asked.code]))
    assert [leak for leak in [*leaks(made), here.hall.title] if leak in found] == []
