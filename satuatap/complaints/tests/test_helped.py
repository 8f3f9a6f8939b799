"""Did it help? Asked once four weeks after the end, answered with one tap, opened by a link."""

from datetime import timedelta

import pytest
import time_machine

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    From,
    accept,
    ask_whether_it_helped,
    reopen,
    say_whether_it_helped,
)
from satuatap.complaints.errors import QuestionIsOver
from satuatap.complaints.models import HelpQuestion
from satuatap.complaints.tests.given import MONDAY, answered, filed, people
from satuatap.notifications.models import Message

pytestmark = pytest.mark.django_db
FOUR_WEEKS = MONDAY + timedelta(days=28, minutes=1)
PHONE = From(phone="+6281234567890")


@pytest.fixture
def the():
    return people()


@pytest.fixture
def question(the):
    """What the reporter of an ended complaint was asked just now."""
    done(the)
    ask_whether_it_helped(at=FOUR_WEEKS)
    return HelpQuestion.objects.get()


def done(the, **more):
    return accept(answered(the, reporter=PHONE, **more), by=REPORTER, at=MONDAY)


def told():
    return Message.objects.filter(event="complaint-helped")


def test_it_is_asked_four_weeks_after_the_end_and_once(the):
    done(the)
    assert ask_whether_it_helped(at=FOUR_WEEKS - timedelta(days=1)) == 0
    assert ask_whether_it_helped(at=FOUR_WEEKS) == 1
    assert ask_whether_it_helped(at=FOUR_WEEKS + timedelta(days=1)) == 0
    assert told().count() == 1


def test_what_is_open_again_came_from_sp4n_or_is_long_over_is_not_asked(the):
    reopen(done(the), "Belum.", by=REPORTER, at=MONDAY)
    filed(the.hall)
    done(the, channel="sp4n")
    assert ask_whether_it_helped(at=FOUR_WEEKS) == 0
    done(the)
    assert ask_whether_it_helped(at=FOUR_WEEKS + timedelta(days=60)) == 0


def test_the_message_has_a_link_and_nothing_of_the_complaint(the):
    made = done(the, title="Zirkonium", is_secret=True)
    ask_whether_it_helped(at=FOUR_WEEKS)
    message = told().get()
    assert message.path == f"/pengaduan/membantu/{made.help_question.code}/"
    assert made.code not in str(vars(message))


def test_one_tap_answers_and_the_last_word_stands(client, the, question):
    address = f"/pengaduan/membantu/{question.code}/"
    with time_machine.travel(FOUR_WEEKS, tick=False):
        assert "Empat minggu lalu" in client.get(address).text
        assert HelpQuestion.objects.get().helped == ""
        client.post(address, {"jawaban": "yes"})
        client.post(address, {"jawaban": "no"})
        page = client.get(address).text
    assert HelpQuestion.objects.get().helped == "no"
    assert "Tulis laporan baru" in page
    events = question.complaint.events.filter(kind="helped")
    assert [each.facts["helped"] for each in events] == ["yes", "no"]


def test_the_page_tells_whoever_finds_it_nothing(client, the):
    made = done(the, title="Zirkonium", is_secret=True)
    ask_whether_it_helped(at=FOUR_WEEKS)
    page = client.get(f"/pengaduan/membantu/{made.help_question.code}/").text
    for word in ("Zirkonium", made.number, the.hall.title):
        assert word not in page


def test_odd_answers_change_nothing(client, question):
    address = f"/pengaduan/membantu/{question.code}/"
    assert client.post(address, {"jawaban": "mungkin"}).status_code == 302
    assert client.get("/pengaduan/membantu/tidakada/").status_code == 404
    assert HelpQuestion.objects.get().answered_at is None


def test_the_same_answer_twice_is_one(question):
    for _ in range(2):
        say_whether_it_helped(question, "yes", at=FOUR_WEEKS)
    assert question.complaint.events.filter(kind="helped").count() == 1


def test_after_its_time_it_is_not_answered_any_more(client, question):
    late = FOUR_WEEKS + timedelta(days=29)
    with pytest.raises(QuestionIsOver):
        say_whether_it_helped(question, "yes", at=late)
    with time_machine.travel(late, tick=False):
        assert "sudah lewat" in client.get(f"/pengaduan/membantu/{question.code}/").text


def test_whoever_left_no_way_is_asked_on_the_own_page(client, the):
    made = accept(answered(the, reporter=From(account=the.ombudsman)), by=REPORTER, at=MONDAY)
    ask_whether_it_helped(at=FOUR_WEEKS)
    with time_machine.travel(FOUR_WEEKS, tick=False):
        client.force_login(the.ombudsman, "django.contrib.auth.backends.ModelBackend")
        page = client.get(f"/pengaduan/{made.code}/").text
        assert made.help_question.code in page
        say_whether_it_helped(made.help_question, "yes", at=FOUR_WEEKS)
        assert made.help_question.code not in client.get(f"/pengaduan/{made.code}/").text
