"""An operator makes a token for a machine, or reads in a sentence why not."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from satuatap.core.rest.errors import NotAllowed
from satuatap.identity.models import AccessToken
from satuatap.identity.tokens import make_token, revoke, token_for
from satuatap.queueing.api.tokens import own_counter
from satuatap.queueing.tests import at_kiosk

pytestmark = pytest.mark.django_db


@pytest.fixture
def skck():
    return at_kiosk.offering()


@pytest.fixture
def desk(skck):
    return skck.given_at.get().counter


def made(hall, role, *more: str) -> str:
    said = StringIO()
    call_command("create_token", f"--hall={hall}", f"--role={role}", *more, stdout=said)
    return said.getvalue().strip()


def asked(client, secret: str, path: str, **body):
    headers = {"Authorization": f"Bearer {secret}"}
    answer = client.post(f"/api/v1/{path}", body, "application/json", headers=headers)
    return answer.status_code, answer.json().get("type") if answer.content else None


def test_the_secret_is_told_once_and_kept_nowhere(skck):
    secret = made(skck.hall.slug, "kiosk", "--name=Pintu")
    token = AccessToken.objects.get()
    assert (token.name, token_for(secret)) == ("Pintu", token)
    assert secret not in str(vars(token))


def test_a_machine_without_a_name_is_called_by_its_role_and_counter(desk):
    made(desk.hall.slug, "counter", f"--counter={desk.code}")
    assert AccessToken.objects.get().name == f"counter {desk.code}"


def test_a_hall_that_is_not_there_is_a_sentence():
    with pytest.raises(CommandError, match="There is no hall 'atlantis'"):
        made("atlantis", "kiosk")


def test_a_counter_that_is_not_there_names_those_that_are(desk):
    with pytest.raises(CommandError, match=f"must name a counter of .*: {desk.code}"):
        made(desk.hall.slug, "counter", "--counter=999")


def test_a_counter_of_another_hall_is_none_of_this(desk):
    elsewhere = at_kiosk.offering().given_at.get().counter
    with pytest.raises(CommandError, match="must name a counter"):
        made(desk.hall.slug, "counter", f"--counter={elsewhere.code}")


def test_a_counter_that_is_out_of_use_gets_no_token(desk):
    desk.is_active = False
    desk.save()
    with pytest.raises(CommandError, match="must name a counter"):
        made(desk.hall.slug, "counter", f"--counter={desk.code}")


def test_only_a_counters_machine_names_a_counter(desk):
    with pytest.raises(CommandError, match="Only the role counter"):
        made(desk.hall.slug, "kiosk", f"--counter={desk.code}")


@pytest.mark.parametrize("shown", ["", "Basic abc", "bearer abc", "Bearer"])
def test_without_a_bearer_token_the_door_says_what_to_send(client, skck, shown):
    path = f"/api/v1/halls/{skck.hall.slug}/tickets"
    answer = client.post(path, {}, "application/json", HTTP_AUTHORIZATION=shown)
    assert (answer.status_code, answer.json()["type"]) == (401, "/problems/token-missing")


def test_a_token_that_was_revoked_opens_nothing(client, skck):
    secret = made(skck.hall.slug, "kiosk")
    revoke(AccessToken.objects.get(), at=timezone.now())
    path = f"halls/{skck.hall.slug}/tickets"
    assert asked(client, secret, path, service=skck.code) == (401, "/problems/token-invalid")


def test_a_token_of_another_hall_learns_nothing_of_this_one(client, skck):
    secret = made(at_kiosk.offering().hall.slug, "kiosk")
    for hall in (skck.hall.slug, "atlantis"):
        found = asked(client, secret, f"halls/{hall}/tickets", service=skck.code)
        assert found == (404, "/problems/not-found")


def test_a_screen_gives_no_numbers(client, skck):
    secret = made(skck.hall.slug, "display")
    found = asked(client, secret, f"halls/{skck.hall.slug}/tickets", service=skck.code)
    assert found == (403, "/problems/not-allowed")


def test_a_counters_token_calls_at_no_other_counter(client, desk):
    secret = made(desk.hall.slug, "counter", f"--counter={desk.code}")
    path = f"halls/{desk.hall.slug}/counters/999/call-next"
    assert asked(client, secret, path)[0] in {403, 404}


def test_a_token_without_a_counter_speaks_for_none(desk):
    token, _secret = make_token(desk.hall, "kiosk", name="Pintu", at=timezone.now())
    with pytest.raises(NotAllowed):
        own_counter(token, desk.code)
