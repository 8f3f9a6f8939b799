"""What the console asks again, and what it offers during a pause."""

import pytest

from satuatap.queueing.models import Call, HallPolicy
from satuatap.queueing.tests.at_console import wait

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("nine_o_clock")]


def test_another_reason_without_words_is_asked_again_with_what_was_chosen(console, offering):
    _first, second, third = wait(offering, 3)
    page = console.press("call-chosen", ticket=third.pk, reason="other")
    text = page.content.decode()

    assert "Tulis alasannya dalam beberapa kata." in text
    assert (page.context["panel"], page.context["chosen"]) == ("pilih", str(third.pk))
    assert page.context["chosen_reason"] == "other"
    assert str(second.pk) in text
    assert not Call.objects.exists()


def test_the_officers_own_words_stay_out_of_the_address(console, offering):
    *_others, last = wait(offering, 3)
    page = console.press("call-chosen", ticket=last.pk, reason="other", words="x" * 34)

    assert "xxx" not in page.redirect_chain[-1][0]


def serving_during_a_pause(console, offering):
    people = wait(offering, 2)
    for name in ["call-next", "start"]:
        console.press(name)
    return console.press("pause", reason="break"), people


def test_who_pauses_while_serving_finishes_without_calling(console, offering):
    page, (first, second) = serving_during_a_pause(console, offering)
    assert page.context["primary"].then == f"Selesaikan {first.number}"
    assert page.context["primary"].url == console.url("finish")

    console.press("finish")
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("done", "waiting")


def test_who_pauses_while_serving_goes_on_from_the_dock(console, offering):
    page, (_first, second) = serving_during_a_pause(console, offering)
    assert f'action="{console.url("resume")}"' in page.content.decode()

    page = console.press("resume")
    assert page.context["primary"].then == f"Panggil {second.number}"


def test_calling_again_waits_until_the_call_was_heard(console, offering):
    wait(offering)
    text = console.press("call-next").content.decode()
    assert 'disabled data-enabled-in="10"' in text
    assert '<meta http-equiv="refresh" content="10">' in text

    HallPolicy.objects.update(recall_seconds=0)
    text = console.client.get(console.url("console")).content.decode()
    assert "data-enabled-in" not in text
    assert 'http-equiv="refresh"' not in text
