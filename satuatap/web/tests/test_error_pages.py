"""Pages for when something is wrong: calm, in our look, with a way on."""

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.template.loader import render_to_string
from django.test import override_settings
from django.urls import include, path


def forbidden(_request):
    raise PermissionDenied


def unreadable(_request):
    raise SuspiciousOperation


def broken(_request):
    raise ZeroDivisionError


urlpatterns = [
    path("terlarang/", forbidden),
    path("kacau/", unreadable),
    path("rusak/", broken),
    path("", include("config.urls")),
]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF=__name__)
@pytest.mark.parametrize(
    ("address", "status", "said"),
    [
        ("/tidak-ada/", 404, "Halaman tidak ditemukan"),
        ("/terlarang/", 403, "Anda tidak punya akses"),
        ("/kacau/", 400, "Permintaan tidak terbaca"),
        ("/rusak/", 500, "Sistem sedang terganggu"),
    ],
)
def test_an_error_says_what_to_do(client, address, status, said):
    client.raise_request_exception = False
    answer = client.get(address)
    assert answer.status_code == status
    assert said in answer.content.decode()


@override_settings(ROOT_URLCONF=__name__)
def test_the_page_of_our_own_failure_needs_no_database(client):
    client.raise_request_exception = False
    assert "Nomor antrean yang sudah keluar tetap berlaku" in client.get("/rusak/").content.decode()


@pytest.mark.django_db
def test_a_stale_form_is_explained(client):
    strict = type(client)(enforce_csrf_checks=True)
    answer = strict.post("/bahasa/", {"language": "en"})
    assert answer.status_code == 403
    assert "Formulir sudah kedaluwarsa" in answer.content.decode()


def test_too_many_requests_are_told_to_wait(rf):
    assert "Tunggu beberapa menit" in render_to_string("429.html", request=rf.get("/"))
