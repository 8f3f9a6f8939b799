"""Ways through the portal that end somewhere sensible, whatever was asked."""

import pytest
from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from satuatap.core.errors import Refusal
from satuatap.identity.models import Membership
from satuatap.places.models import Hall, Region
from satuatap.queueing.errors import NobodyIsWaiting
from satuatap.queueing.tests import at_kiosk
from satuatap.queueing.tests import given as queue_given
from satuatap.queueing.tests import shown as given
from satuatap.web import icons
from satuatap.web.middleware import SayRefusals
from satuatap.web.queries.halls import chosen_hall, nearest
from satuatap.web.templatetags import sa

pytestmark = pytest.mark.django_db


def page(client, name, *args, **query) -> str:
    return " ".join(client.get(reverse(name, args=args), query).content.decode().split())


def work_of(user) -> str:
    client = Client()
    client.force_login(user, "django.contrib.auth.backends.ModelBackend")
    return page(client, "portal:work")


def region(code: str, south: str | None, east: str | None) -> Region:
    found = queue_given.region(code=code, name=f"Kabupaten {code}")
    Region.objects.filter(pk=code).update(latitude=south, longitude=east)
    found.refresh_from_db()
    return found


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("portal:hall", ["atlantis"]),
        ("portal:service", ["tidak-ada"]),
        ("portal:agency", ["tidak-ada"]),
        ("portal:life-event", ["tidak-ada"]),
        ("portal:offering", ["atlantis", "skck"]),
        ("portal:take-number", ["atlantis", "skck"]),
    ],
)
def test_what_is_not_there_is_not_found(client, name, args):
    assert client.get(reverse(name, args=args)).status_code == 404


def test_a_number_for_a_service_that_is_not_given_leads_to_the_hall(client):
    hall = at_kiosk.offering().hall
    answer = client.get(reverse("portal:take-number", args=[hall.slug, "tidak-ada"]))
    assert answer["Location"] == hall.get_absolute_url()


@pytest.mark.parametrize("status", [Hall.Status.LISTED, Hall.Status.READY])
def test_a_hall_that_does_not_operate_gives_no_numbers(client, status):
    offering = at_kiosk.offering()
    Hall.objects.update(status=status)
    address = reverse("portal:take-number", args=[offering.hall.slug, offering.code])
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("what", ["offering", "office"])
def test_a_service_that_is_no_longer_given_has_no_page(client, what):
    offering = given.offered(given.service(), given.open_hall())
    gone = offering if what == "offering" else offering.office
    gone.is_active = False
    gone.save()
    address = reverse("portal:offering", args=["kota-batu", offering.code])
    assert client.get(address).status_code == 404


def test_an_agency_shows_only_halls_where_it_still_is(client):
    offering = given.offered(given.service(), given.open_hall())
    code = offering.office.agency_id
    assert "Among Warga" in page(client, "portal:agency", code)
    type(offering.office).objects.filter(agency=code).update(is_active=False)
    assert "Among Warga" not in page(client, "portal:agency", code)


def test_a_region_that_nobody_knows_is_not_kept(client):
    answer = client.post(reverse("portal:choose-region"), {"region": "99.99"})
    assert answer.status_code == 404
    assert "satuatap_daerah" not in client.cookies


@pytest.mark.parametrize("https", [True, False])
def test_what_a_browser_keeps_never_leaves_https(client, settings, https):
    settings.HTTPS, region = https, given.open_hall().region_id
    client.post(reverse("portal:choose-region"), {"region": region})
    assert bool(client.cookies["satuatap_daerah"]["secure"]) == https


def test_a_region_from_an_old_cookie_is_forgotten(client):
    given.open_hall()
    client.cookies["satuatap_daerah"] = "99.99"
    assert "MPP Among Warga" in page(client, "portal:home")


def test_a_service_that_nobody_knows_narrows_no_list(client):
    given.open_hall()
    assert "MPP Among Warga" in page(client, "portal:halls", layanan="tidak-ada")


@pytest.mark.parametrize("typed", ["<script>alert(1)</script>", '"><b>', "&amp;"])
def test_what_was_typed_is_shown_as_text(client, typed):
    for name in ("portal:halls", "portal:services"):
        shown = client.get(reverse(name), {"q": typed}).content.decode()
        assert "<script>alert" not in shown
        assert '"><b>' not in shown


def test_the_nearest_hall_comes_first_and_one_without_a_place_last():
    here, near, far, nowhere = (
        region("35.01", "-7.0", "112.0"),
        region("35.02", "-7.1", "112.1"),
        region("35.03", "-8.0", "114.0"),
        region("35.04", None, None),
    )
    halls = [queue_given.hall(region=each) for each in (nowhere, far, near, here)]
    found = nearest(here, halls)
    assert [each.hall.region for each in found] == [here, near, far, nowhere]
    assert (found[0].km, found[3].km) == (0.0, None)


def test_a_hall_of_ones_own_region_is_at_no_distance_wherever_it_lies():
    here = region("35.05", None, None)
    assert nearest(here, [queue_given.hall(region=here)])[0].km == 0.0


def test_a_hall_on_the_equator_lies_where_it_says():
    here, far = region("35.07", "0", "110"), region("35.08", "5", "95")
    hall = queue_given.hall(region=far, latitude="0.0000", longitude="110.0000")
    assert nearest(here, [hall])[0].km == 0.0


def test_without_halls_none_is_chosen():
    assert chosen_hall([], "kota-batu") is None
    assert nearest(region("35.06", "0", "110"), []) == []


def test_the_ministry_finds_the_nation_and_no_hall():
    user = queue_given.user()
    Membership.objects.create(user=user, role="ministry")
    shown = work_of(user)
    assert "Mal se-Indonesia" in shown
    assert "/lantai/" not in shown


def test_who_works_in_two_halls_finds_both():
    user, halls = queue_given.user(), [queue_given.hall(), queue_given.hall()]
    for hall in halls:
        Membership.objects.create(user=user, role="hall_manager", hall=hall)
    shown = work_of(user)
    assert all(f"/lantai/{hall.slug}/" in shown for hall in halls)


def test_who_has_no_role_finds_no_tool():
    shown = work_of(queue_given.user())
    assert "/lantai/" not in shown
    assert "/loket/" not in shown


def test_a_refused_fragment_says_so_in_the_message_box():
    request = RequestFactory(headers={"Accept": "text/html"}).post("/loket/panggil/")
    request.session, request.htmx = SessionStore(), True  # type: ignore[attr-defined]
    answer = SayRefusals(lambda _: HttpResponse()).process_exception(request, NobodyIsWaiting())
    assert answer is not None
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#pesan")
    assert str(NobodyIsWaiting()) in answer.content.decode()


def test_a_refused_form_from_nowhere_is_a_page_of_its_own():
    request = RequestFactory(headers={"Accept": "text/html"}).post("/loket/panggil/")
    request.session = SessionStore()
    request._messages = FallbackStorage(request)  # type: ignore[attr-defined]
    answer = SayRefusals(lambda _: HttpResponse()).process_exception(request, NobodyIsWaiting())
    assert answer is not None
    assert answer.status_code == 409


def test_the_api_says_its_refusals_itself():
    request = RequestFactory().get("/api/v1/x")
    assert SayRefusals(lambda _: HttpResponse()).process_exception(request, Refusal()) is None


@pytest.mark.parametrize(
    ("day", "said"),
    [("2022", "2022"), ("2022-10", "Oktober 2022"), ("2022-10-05", "5 Oktober 2022")],
)
def test_a_day_is_told_as_exactly_as_it_is_known(day, said):
    assert sa.as_of(day) == said


@pytest.mark.parametrize("level", ["error", "warning", "success", "info", "debug", ""])
def test_every_message_has_an_icon_of_the_set(level):
    assert icons.drawing(sa.message_icon(level))


def test_an_icon_that_the_set_lacks_is_found_while_building():
    with pytest.raises(LookupError, match="No icon is called 'unicorn'"):
        icons.drawing("unicorn")


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/sw.js", "text/javascript"),
        ("/robots.txt", "text/plain"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/luring/", "text/html; charset=utf-8"),
    ],
)
def test_a_small_file_comes_as_what_it_is(client, path, kind):
    assert client.get(path)["Content-Type"] == kind


def test_the_old_icon_leads_to_the_drawing(client):
    assert client.get("/favicon.ico")["Location"].endswith(".svg")


def test_a_blocked_account_is_not_let_in_and_is_not_told_why(client):
    user = queue_given.user(password="melati-putih-27", is_active=False)
    form = {"login": user.email, "password": "melati-putih-27"}
    client.post(reverse("account_login"), form)
    assert client.get(reverse("portal:work")).status_code == 302
