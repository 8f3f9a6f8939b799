"""The synchronous site behind an ASGI server."""

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest

from config.bodies import IN_MEMORY, Limits, kept
from config.bridge import Bridge

SCOPE = {
    "type": "http",
    "method": "POST",
    "http_version": "1.1",
    "path": "/a b",
    "raw_path": b"/a%20b",
    "query_string": b"x=1",
    "headers": [(b"content-type", b"text/plain"), (b"x-a", b"1"), (b"x-a", b"2"), (b"x_a", b"3")],
}


def asked(wsgi, *parts, scope=SCOPE, limits=None):
    """What the application answers to a body that comes in these parts."""
    left, sent = list(parts), []

    async def receive():
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message):
        sent.append(message)

    # a browser test before this one leaves its loop running in the main thread
    with ThreadPoolExecutor(1) as apart:
        site = Bridge(wsgi, threads=1, limits=limits)
        apart.submit(asyncio.run, site(scope, receive, send)).result()
    return [*sent, {"unread": len(left)}] if left else sent


def test_the_whole_body_and_every_header_arrive():
    seen: dict[str, Any] = {}

    def wsgi(environ, start):
        seen.update(environ, body=environ["wsgi.input"].read())
        start("201 Created", [("X-B", "c")])
        return [b"good"]

    sent = asked(wsgi, b"ab", b"cd")
    assert (seen["body"], seen["CONTENT_LENGTH"], seen["PATH_INFO"]) == (b"abcd", "4", "/a b")
    assert (seen["CONTENT_TYPE"], seen["HTTP_X_A"]) == ("text/plain", "1,2")
    assert (sent[0]["status"], sent[0]["headers"]) == (201, [(b"x-b", b"c")])
    assert sent[1:] == [{"type": "http.response.body", "body": b"good"}]


def test_a_stream_goes_out_in_parts():
    class Streaming(list[bytes]):
        streaming = True

    def wsgi(environ, start):
        start("200 OK", [])
        return Streaming([b"a", b"b"])

    sent = asked(wsgi, b"")
    assert [each.get("body") for each in sent[1:]] == [b"a", b"b", b""]


def echo(environ, start):
    start("200 OK", [])
    return [environ["wsgi.input"].read()]


def to(path: str, **headers: str) -> dict[str, Any]:
    told = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return SCOPE | {"path": path, "raw_path": path.encode(), "headers": told}


def test_a_body_that_says_it_is_too_large_is_refused_unread():
    scope = to("/api/v1/x", content_length="65537", accept_language="en")
    start, body, left = asked(pytest.fail, b"a" * 65537, scope=scope)
    assert start["status"] == 413
    assert dict(start["headers"])[b"content-type"] == b"application/problem+json"
    assert json.loads(body["body"])["type"] == "/problems/body-too-large"
    assert left == {"unread": 1}


@pytest.mark.parametrize("path", ["/api/v1/x", "/mpp/"])
def test_a_body_without_a_size_is_refused_as_soon_as_it_is_too_large(path):
    parts = [b"ab", b"cd", b"ef"]
    sent = asked(pytest.fail, *parts, scope=to(path), limits=Limits(api=3, forms=3))
    assert (sent[0]["status"], sent[-1]) == (413, {"unread": 1})


def test_a_person_reads_a_page_about_it_in_the_own_language():
    for language, said in (("id", "Kiriman terlalu besar"), ("en", 'lang="en"')):
        scope = to("/mpp/", content_length="99999999", accept="text/html", accept_language=language)
        start, body, _left = asked(pytest.fail, b"a", scope=scope)
        assert start["status"] == 413
        assert dict(start["headers"])[b"content-type"] == b"text/html; charset=utf-8"
        assert said in body["body"].decode()
        assert "10 MB" in body["body"].decode()


FILES = {"content_type": "multipart/form-data; boundary=x"}


def test_a_form_with_files_is_cut_so_that_its_words_arrive():
    scope, limits = to("/pengaduan/baru/", **FILES), Limits(uploads=4)
    assert asked(echo, b"ab", b"cdef", b"gh", scope=scope, limits=limits)[1]["body"] == b"abcd"


def test_no_form_is_read_for_ever():
    scope, limits = to("/pengaduan/baru/", **FILES), Limits(uploads=4)
    sent = asked(pytest.fail, *[b"a" * 20] * 3, scope=scope, limits=limits)
    assert (sent[0]["status"], sent[-1]) == (413, {"unread": 1})
    told = to("/pengaduan/baru/", content_length="33", **FILES)
    assert asked(pytest.fail, b"a" * 33, scope=told, limits=limits)[0]["status"] == 413


def test_forms_may_be_larger_than_what_programs_send():
    limits = Limits(api=3, forms=4)
    assert asked(echo, b"abcd", scope=to("/mpp/"), limits=limits)[1]["body"] == b"abcd"
    assert asked(pytest.fail, b"abcd", scope=to("/api/v1/x"), limits=limits)[0]["status"] == 413


def test_small_bodies_stay_in_memory_and_large_ones_do_not():
    small, large = kept(BytesIO(), b"a", IN_MEMORY), kept(BytesIO(), b"a", 2 * IN_MEMORY)
    with kept(large, b"b" * IN_MEMORY, 2 * IN_MEMORY) as file:
        assert isinstance(small, BytesIO)
        assert not isinstance(file, BytesIO)
        file.seek(0)
        assert file.read() == b"a" + b"b" * IN_MEMORY


def test_who_leaves_before_the_body_has_come_is_not_answered():
    sent: list[Any] = []

    async def receive():
        return {"type": "http.disconnect"}

    async def send(message):
        sent.append(message)

    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, Bridge(echo, threads=1)(SCOPE, receive, send)).result()
    assert sent == []
