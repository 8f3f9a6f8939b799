"""Whose a telephone is: a code by WhatsApp or SMS, typed back in time."""

import re
from datetime import timedelta

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from satuatap.identity.limits import TooManyAttempts
from satuatap.notifications.actions import ask_code, forget_codes, prove_phone, recipient_of
from satuatap.notifications.actions.proving import CodeWaits, send_code
from satuatap.notifications.errors import CodeIsOver, NoWayToPhones, WrongCode
from satuatap.notifications.models import Message, PhoneCode
from satuatap.notifications.tests import given
from satuatap.notifications.tests.conftest import http
from satuatap.notifications.tests.given import NINE

pytestmark = pytest.mark.django_db
PHONE = "+6281234567890"
MINUTE = timedelta(minutes=1)
CODE = re.compile(r"\b\d{6}\b")


@pytest.fixture
def phones(provider, accounts):
    """The nation has WhatsApp and SMS at the same provider."""
    accounts(national={"whatsapp": http(provider.url), "sms": http(provider.url)})
    return provider


def asked(phone=PHONE, *, at=NINE):
    return ask_code(phone, language="id", at=at)


def read(provider):
    """The code as it stands on the telephone."""
    found = CODE.search(provider.taken[-1]["text"])
    assert found
    return found.group()


def other_than(code):
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_code_on_the_telephone_proves_the_number_once(phones):
    made = asked()
    send_code(made.pk, at=NINE)
    code = read(phones)
    assert phones.taken[0]["to"] == PHONE
    assert prove_phone(made.pk, f" {code[:3]} {code[3:]}", at=NINE) == PHONE
    with pytest.raises(CodeIsOver):
        prove_phone(made.pk, code, at=NINE)


def test_nothing_of_the_code_is_stored_nor_told_to_jobs_and_messages(phones):
    made = asked()
    jobs = list(ProcrastinateJob.objects.values_list("args", flat=True))
    assert made.code not in str(PhoneCode.objects.values().get())
    assert jobs == [{"code": str(made.pk)}]
    assert not Message.objects.exists()


def test_five_wrong_ones_end_it(phones):
    made = asked()
    for _ in range(4):
        with pytest.raises(WrongCode):
            prove_phone(made.pk, other_than(made.code), at=NINE)
    with pytest.raises(CodeIsOver):
        prove_phone(made.pk, other_than(made.code), at=NINE)
    with pytest.raises(CodeIsOver):
        prove_phone(made.pk, made.code, at=NINE)


def test_after_ten_minutes_it_is_over_and_the_number_is_gone(phones):
    made = asked()
    with pytest.raises(CodeIsOver):
        prove_phone(made.pk, made.code, at=NINE + 10 * MINUTE)
    forget_codes(at=NINE + 10 * MINUTE)
    assert not PhoneCode.objects.exists()


def test_a_number_gets_five_codes_an_hour(phones):
    for _ in range(5):
        asked()
    with pytest.raises(TooManyAttempts):
        asked()
    asked("+6281234567891")


def test_it_goes_by_text_message_where_whatsapp_refuses_the_number(phones):
    made = asked()
    phones.faults = ["refused"]
    send_code(made.pk, at=NINE)
    send_code(made.pk, at=NINE)
    assert len(phones.taken) == 1
    assert [each["fault"] for each in phones.asked] == ["refused", ""]


def test_it_is_tried_again_with_the_same_key_and_rings_once(phones):
    made = asked()
    phones.faults = ["500-taken", "429", "503"]
    for _ in range(2):
        with pytest.raises(CodeWaits):
            send_code(made.pk, at=NINE)
    send_code(made.pk, at=NINE)
    assert len(phones.taken) == 1


def test_without_a_provider_no_code_is_promised():
    with pytest.raises(NoWayToPhones):
        asked()


def test_an_account_shows_whose_its_number_is(client, phones):
    sari = recipient_of(given.user(), at=NINE)
    client.force_login(sari.user, "django.contrib.auth.backends.ModelBackend")
    form = {"language": "id", "phone": "0812 3456 7890"}
    assert client.post("/pesan/pengaturan/", form)["Location"] == "/pesan/nomor/"
    page = client.post("/pesan/nomor/", follow=True)
    assert "6281234567890" not in page.text
    made = PhoneCode.objects.get()
    assert client.post("/pesan/nomor/", {"code": other_than(made.code)}).status_code == 422
    client.post("/pesan/nomor/", {"code": made.code})
    sari.refresh_from_db()
    assert sari.may_ring

    client.post("/pesan/pengaturan/", form | {"phone": "0812 3456 7891"})
    sari.refresh_from_db()
    assert not sari.may_ring
