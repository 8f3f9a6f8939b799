"""The file of accounts: checked at the start, read anew, and never a reason for a cause to fail."""

import os
import pathlib

import pytest

from satuatap.notifications.accounts import account_for, account_named
from satuatap.notifications.apps import accounts_are_right
from satuatap.notifications.tests.conftest import http

GOOD = {"whatsapp": http("http://127.0.0.1:9")}


def write(settings, text):
    with pathlib.Path(settings.MESSAGE_ACCOUNTS).open("w") as file:
        file.write(text)
    os.utime(settings.MESSAGE_ACCOUNTS, ns=(1, len(text)))


def nations(channel):
    _own, national = account_for(channel, None)
    assert national is not None
    return national


def test_a_hall_has_its_own_and_the_nations(accounts):
    accounts(national=GOOD, halls={"kota-batu": {"sms": http("http://127.0.0.1:9")}})
    own, national = account_for("whatsapp", "kota-batu")
    assert own is None
    assert national == account_named("national-whatsapp")
    assert account_for("sms", "kota-batu") == (account_named("kota-batu-sms"), None)


def test_the_nations_mail_server_is_email_url_unless_the_file_says_another(accounts, settings):
    settings.EMAIL_URL = "smtp://usual.example"
    accounts(national=GOOD)
    assert nations("email").url == "smtp://usual.example"
    other = {"url": "smtp://other.example", "sender": "MPP <a@example.test>"}
    accounts(national={"email": other})
    assert nations("email").url == "smtp://other.example"


def test_mail_never_counts_as_repeatable(accounts, settings):
    settings.EMAIL_URL = "smtp://usual.example"
    accounts(national=GOOD)
    assert not nations("email").repeats
    assert nations("whatsapp").repeats


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("national: {whatsapp: {url: 'ftp://x', token: a-secret-token, receipts: 'x'}}", "url"),
        ("national: {pigeon: {}}", "national"),
        ("halls: [kota-batu]", "halls"),
        ("national: {", "cannot be read"),
        ("- 7", "-"),
    ],
)
def test_a_wrong_file_stops_the_start_without_telling_a_secret(accounts, settings, text, said):
    accounts()
    write(settings, text)
    (error,) = accounts_are_right()
    assert said in error.msg
    assert "a-secret-token" not in error.msg


def test_a_file_that_is_not_there_stops_the_start(settings):
    settings.MESSAGE_ACCOUNTS = "/nowhere/accounts.yaml"
    assert "cannot be read" in accounts_are_right()[0].msg


def test_a_file_that_breaks_while_running_leaves_what_was_known(accounts, settings):
    accounts(national=GOOD)
    known = account_named("national-whatsapp")
    write(settings, "national: {")
    assert account_named("national-whatsapp") == known
    write(settings, "national: {}")
    assert account_named("national-whatsapp") is None
