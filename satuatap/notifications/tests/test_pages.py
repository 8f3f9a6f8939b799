"""The inbox, the settings and the page that stops everything; all of it without JavaScript."""

from datetime import timedelta

import pytest
from django.urls import reverse

from satuatap.notifications.actions import keep_proof, recipient_of
from satuatap.notifications.models import Copy, Message
from satuatap.notifications.tests import given
from satuatap.notifications.tests.conftest import http
from satuatap.notifications.tests.given import NINE

pytestmark = pytest.mark.django_db
INBOX, SETTINGS = "/pesan/", "/pesan/pengaturan/"


@pytest.fixture
def sari(client):
    """Somebody with an account, signed in."""
    user = given.user(email="sari@example.test", name="Sari")
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return recipient_of(user, at=NINE)


@pytest.fixture
def ways(accounts):
    """An installation that sends mail and texts, to nobody in particular."""
    mail = {"url": "smtp://127.0.0.1:9", "sender": "SatuAtap <mpp@example.test>"}
    accounts(national={"email": mail, "whatsapp": http("http://127.0.0.1:9")})


def text(answer):
    return " ".join(answer.content.decode().split())


def test_the_inbox_has_the_newest_first_and_says_what_is_new(client, sari):
    given.message(sari, event="trial", context={})
    given.message(sari, at=NINE + timedelta(hours=1), hall=given.hall("Asia/Makassar"))
    page = text(client.get(INBOX))
    assert page.index("Bagaimana pelayanan tadi?") < page.index("Pesan percobaan")
    assert page.count(">Baru<") == 2
    assert "11.00 WITA" in page


def test_a_message_that_is_opened_is_no_longer_new(client, sari):
    message = given.message(sari)
    page = text(client.get(message.get_absolute_url()))
    assert "SKCK baru di MPP Kota Batu" in page
    assert 'href="/survei/pesan/ABCDEFGHJKMN/"' in page
    assert ">Baru<" not in text(client.get(INBOX))


def test_the_first_reading_is_kept(client, sari):
    message = given.message(sari)
    client.get(message.get_absolute_url())
    first = Message.objects.get().read_at
    client.get(message.get_absolute_url())
    assert Message.objects.get().read_at == first


def test_the_words_are_in_the_readers_language(client, sari):
    given.message(sari)
    client.cookies["django_language"] = "en"
    assert "How was the service?" in text(client.get(INBOX))


def test_nobody_reads_anothers_message(client, sari):
    others = given.message(given.signed_in())
    assert client.get(others.get_absolute_url()).status_code == 404
    assert Message.objects.get().read_at is None


def test_an_inbox_costs_the_same_for_one_and_for_twenty(
    client, sari, django_assert_max_num_queries
):
    hall = given.hall()
    for _ in range(20):
        given.message(sari, hall=hall)
    with django_assert_max_num_queries(5):
        client.get(INBOX)


@pytest.mark.parametrize("page", ["0", "2", "999", "x", "-1", ""])
def test_older_messages_are_on_further_pages(client, sari, page):
    for _ in range(21):
        given.message(sari)
    assert client.get(INBOX, {"hal": page}).status_code == 200


def test_choices_are_kept_and_shown_again(client, sari, ways):
    wanted = ["account:email", "survey:whatsapp"]
    form = {"language": "en", "phone": "0812 3456-7890", "wanted": wanted}
    assert client.post(SETTINGS, form).status_code == 302
    sari.refresh_from_db()
    page = client.get(SETTINGS).context["form"]

    assert (sari.phone, sari.language) == ("+6281234567890", "en")
    ticked = [way.name for _topic, boxes in page.topics() for way in boxes if way.checked]
    assert ticked == wanted
    assert not given.message(sari).copies.exists()  # nobody has shown whose number it is
    keep_proof(sari, sari.phone, at=NINE)
    copies = given.message(sari).copies.values_list("channel", flat=True)
    assert list(copies) == ["whatsapp"]


@pytest.mark.parametrize("phone", ["123", "abc", "+1", "0812 3456 7890 1234 5678", "+6281234"])
def test_a_number_that_is_none_is_told_and_nothing_is_lost(client, sari, ways, phone):
    form = {"language": "id", "phone": phone, "wanted": ["survey:email"]}
    answer = client.post(SETTINGS, form)
    assert answer.status_code == 422
    assert 'value="survey:email" checked' in text(answer)
    sari.refresh_from_db()
    assert sari.phone == ""


def test_a_box_that_does_not_exist_is_refused(client, sari, ways):
    form = {"language": "id", "phone": "", "wanted": ["survey:pigeon"]}
    assert client.post(SETTINGS, form).status_code == 422


def test_without_any_account_the_page_says_that_the_inbox_is_all(client, sari):
    assert "pesan ada di kotak pesan saja" in text(client.get(SETTINGS))


def test_somebody_may_try_it_out_but_not_for_ever(client, sari, ways):
    answers = [client.post(reverse("notifications:trial")).status_code for _ in range(6)]
    assert answers == [302] * 5 + [429]
    assert Copy.objects.filter(event="trial", channel="email").count() == 5


def test_whoever_has_the_link_stops_everything_and_begins_again(client):
    to = given.person()
    page = reverse("notifications:stop", args=[to.stop_code])
    assert "Hentikan semua salinan" in text(client.get(page))
    to.refresh_from_db()
    assert to.stopped_at is None  # a look is no answer: mail programs look at every link

    assert "Salinan dihentikan" in text(client.post(page, {"do": "stop"}, follow=True))
    client.post(page, {"do": "start"})
    to.refresh_from_db()
    assert to.stopped_at is None


def test_a_mail_program_stops_by_one_click(client):
    client.handler.enforce_csrf_checks = True
    to = given.person()
    page = reverse("notifications:stop", args=[to.stop_code])
    answer = client.post(page, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 204  # a redirect is forbidden: it turns the click into a look
    to.refresh_from_db()
    assert to.stopped_at is not None


def test_a_guessed_link_stops_nobody(client):
    assert client.post(reverse("notifications:stop", args=["X" * 16])).status_code == 404


def test_the_page_that_stops_names_nobody(client):
    to = given.person(email="sari@example.test")
    page = client.get(reverse("notifications:stop", args=[to.stop_code]))
    assert "sari" not in page.content.decode()
