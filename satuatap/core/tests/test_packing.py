"""Answers go out packed."""

import gzip

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from satuatap.core.operations.packing import ONE_PACKET, Pack


def answered(size: int, takes: str) -> HttpResponse:
    """What goes out for a body of this size to whoever takes this encoding."""
    request = RequestFactory().get("/", headers={"Accept-Encoding": takes})
    return Pack(lambda _: HttpResponse("a" * size))(request)  # type: ignore[return-value]


def test_a_large_answer_is_packed():
    answer = answered(ONE_PACKET, "gzip, br")
    assert answer["Content-Encoding"] == "gzip"
    assert len(gzip.decompress(answer.content)) == ONE_PACKET
    assert "Accept-Encoding" in answer["Vary"]


@pytest.mark.parametrize(("size", "takes"), [(ONE_PACKET, "identity"), (ONE_PACKET - 1, "gzip")])
def test_what_cannot_be_unpacked_or_is_small_goes_out_plain(size, takes):
    answer = answered(size, takes)
    assert (answer.get("Content-Encoding"), len(answer.content)) == (None, size)
