"""A new password by mail: the link works once, and nobody learns who has an account."""

import gc
import re

import pytest
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from config.mail import mail
from satuatap.identity.models import Attempt, User
from satuatap.identity.tests.mail_server import free_port, mail_server

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS"),
]
ADDRESS = "sari@example.test"
FAILED = "Surel tidak dapat dikirim sekarang"
NEW = {"password1": "melati-putih-27", "password2": "melati-putih-27"}


@pytest.fixture(autouse=True)
def _nobody_has_asked():
    cache.clear()


@pytest.fixture
def sari():
    return User.objects.create_user(ADDRESS, "lama-sekali-9", name="Sari")


@pytest.fixture
def box(settings):
    with mail_server() as (box, url):
        use(settings, url)
        yield box


def use(settings, url):
    settings.EMAIL_URL = url
    settings.PUBLIC_URL = "https://mpp.example"
    for name, value in mail(url).items():
        setattr(settings, name, value)


def ask(client, email=ADDRESS):
    return client.post(reverse("account_reset_password"), {"email": email}, follow=True)


def lead(answer):
    return re.findall(r"<main.*</main>", answer.content.decode(), re.DOTALL)


def link_in(message):
    return re.findall(r"https://mpp\.example(/\S+)", message.get_content())[0]


def test_the_mail_has_a_link_that_sets_a_new_password_once(client, box, sari):
    ask(client)
    page = client.get(link_in(box.mails[0]), follow=True)
    client.post(page.redirect_chain[-1][0], NEW)
    sari.refresh_from_db()

    assert sari.check_password("melati-putih-27")
    assert "tidak berlaku lagi" in client.get(link_in(box.mails[0])).content.decode()


def test_the_mail_is_in_indonesian_short_and_from_us(client, box, sari, settings):
    settings.DEFAULT_FROM_EMAIL = "SatuAtap <mpp@example.test>"
    ask(client)
    message = box.mails[0]

    assert message["Subject"] == "Kata sandi baru untuk SatuAtap"
    assert message["From"] == "SatuAtap <mpp@example.test>"
    assert message["To"] == ADDRESS
    assert len(message.get_content().split()) < 80
    assert "password" not in message.get_content().replace("/password/", "")


def test_a_link_never_leads_to_the_host_that_a_stranger_named(client, box, sari, settings):
    client.post(
        reverse("account_reset_password"), {"email": ADDRESS}, headers={"host": "jahat.example"}
    )
    assert "jahat.example" not in box.mails[0].get_content()


def test_known_and_unknown_addresses_get_the_same_answer(client, box, sari):
    known, unknown = ask(client), ask(client, "lain@example.test")

    assert known.redirect_chain == unknown.redirect_chain
    assert lead(known) == lead(unknown)
    assert "Tidak ada akun" in box.mails[1].get_content()
    assert "mpp.example/akun" not in box.mails[1].get_content()


def test_a_blocked_account_gets_no_link(client, box, sari):
    User.objects.update(is_active=False)
    ask(client)
    assert "/akun/password/reset/key" not in box.mails[0].get_content()


@pytest.mark.parametrize("email", [ADDRESS, "lain@example.test"])
def test_a_server_that_fails_is_told_alike_to_everybody(client, box, sari, email):
    box.refusing = True
    answer = ask(client, email)

    assert answer.status_code == 200
    assert FAILED in answer.content.decode()


@pytest.mark.parametrize("email", [ADDRESS, "lain@example.test"])
def test_a_server_that_is_not_there_is_told_alike_to_everybody(client, sari, settings, email):
    use(settings, f"smtp://127.0.0.1:{free_port()}")
    answer = ask(client, email)

    assert answer.status_code == 200
    assert FAILED in answer.content.decode()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Django's socket
def test_a_wrong_password_of_the_server_is_a_sentence_too(client, box, sari, settings):
    settings.EMAIL_HOST_PASSWORD = "salah"
    assert FAILED in ask(client).content.decode()
    gc.collect()


@pytest.mark.parametrize("email", ["", "x", "a@b", "é@é.example", "a@b.c\nBcc: d@e.f", "a" * 400])
def test_no_address_breaks_the_page(client, box, email):
    assert ask(client, email).status_code == 200


def test_without_a_mail_server_the_page_says_whom_to_ask(client, sari, settings):
    settings.EMAIL_URL = ""
    page = client.get(reverse("account_reset_password")).content.decode()

    assert "Mintalah manajer mal Anda" in page
    assert 'name="email"' not in page
    assert ask(client).content.decode().count("Mintalah manajer mal Anda") == 1


def test_asking_again_and_again_is_refused(client, box, sari):
    form = {"email": "orang"}
    answers = [client.post(reverse("account_reset_password"), form) for _ in range(11)]
    assert [each.status_code for each in answers] == [200] * 10 + [429]
    assert Attempt.objects.get().kind == "reset-password"


@pytest.mark.parametrize(
    ("url", "port", "tls", "ssl"),
    [
        ("smtp://mail.example", 25, False, False),
        ("smtp+tls://u:p%40ss@mail.example", 587, True, False),
        ("smtps://u:p%40ss@mail.example:4465", 4465, False, True),
    ],
)
def test_the_address_of_the_server_says_how_to_reach_it(url, port, tls, ssl):
    found = mail(url)
    said = (found["EMAIL_PORT"], found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"])
    assert said == (port, tls, ssl)
    assert found["EMAIL_HOST_PASSWORD"] in {"", "p@ss"}


@pytest.mark.parametrize("url", ["mail.example", "http://mail.example", "smtp://"])
def test_an_address_that_is_none_stops_the_start(url):
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL"):
        mail(url)
