"""The synchronous site behind an ASGI server."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from config import bridge
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


def asked(wsgi, *parts):
    """What the application answers to a body that comes in these parts."""
    left, sent = list(parts), []

    async def receive():
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message):
        sent.append(message)

    # a browser test before this one leaves its loop running in the main thread
    with ThreadPoolExecutor(1) as apart:
        apart.submit(asyncio.run, Bridge(wsgi, threads=1)(SCOPE, receive, send)).result()
    return sent


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


def test_what_is_too_large_never_reaches_the_site(monkeypatch):
    monkeypatch.setattr(bridge, "LARGEST_BODY", 3)
    assert asked(pytest.fail, b"ab", b"cd")[0]["status"] == 413
