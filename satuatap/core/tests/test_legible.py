"""A zero byte is no text: it is refused at the door and never reaches a table."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    ["/mpp/?q=%00", "/mpp/?layanan=a%00b", "/mpp/?%00=1", "/tiket/A%00B/", "/survei/A%00B/"],
)
def test_an_address_with_a_zero_byte_is_a_bad_request(client, path):
    answer = client.get(path)
    assert answer.status_code == 400
    assert "Permintaan tidak terbaca" in answer.content.decode()


def test_a_form_with_a_zero_byte_is_a_bad_request(client):
    form, kind = "region=%00", "application/x-www-form-urlencoded"
    assert client.post("/mpp/daerah/", form, content_type=kind).status_code == 400


@pytest.mark.parametrize("name", ["satuatap_daerah", "satuatap_session"])
def test_a_cookie_with_a_zero_byte_is_a_bad_request(client, name):
    client.cookies[name] = "a\0b"
    assert client.get("/").status_code == 400


def test_a_refused_address_keeps_the_headers_of_every_page(client):
    answer = client.get("/mpp/?q=%00")
    assert "Content-Security-Policy" in answer.headers
    assert "X-Request-ID" in answer.headers


@pytest.mark.parametrize("path", ["/mpp/?q=kab.+%22%27%25_", "/mpp/?q=%E2%80%A8", "/mpp/?q=%FF"])
def test_any_other_text_may_be_asked(client, path):
    assert client.get(path).status_code == 200
