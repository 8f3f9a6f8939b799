"""What programs may send, and what is said of everything else."""

import json
from contextlib import suppress

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from satuatap.core.errors import Refusal
from satuatap.core.rest.body import PRINTABLE, Text, read, schema_of
from satuatap.core.rest.errors import BodyTooLarge, NotJson, UnreadableBody, WrongFields

MEMBERS = {
    "service": Text("The service"),
    "priority": Text("Why first", choices=("none", "elderly"), default="none"),
    "reason": Text("Why", pattern=PRINTABLE, longest=10, default=""),
}


def sent(body, *, kind="application/json", **headers):
    content = body if isinstance(body, str | bytes) else json.dumps(body)
    return RequestFactory().post("/", data=content, content_type=kind, **headers)


def faults(body) -> dict[str, str]:
    with pytest.raises(WrongFields) as refused:
        read(sent(body), MEMBERS)
    return dict(refused.value.faults)


def test_what_is_left_out_has_its_default():
    found = read(sent({"service": "ktp-el"}), MEMBERS)
    assert found == {"service": "ktp-el", "priority": "none", "reason": ""}


def test_no_body_is_an_empty_object():
    assert read(sent(""), {"reason": MEMBERS["reason"]}) == {"reason": ""}


def test_what_must_be_there_is_named():
    assert faults({}) == {"service": "Wajib diisi."}


def test_unknown_members_are_named():
    assert faults({"service": "ktp-el", "nik": "1"}) == {"nik": "Tidak dikenal."}


def test_every_fault_is_told_at_once():
    assert set(faults({"service": 3, "priority": "vip", "x": 1})) == {"service", "priority", "x"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (7, "Harus berupa teks."),
        (None, "Harus berupa teks."),
        ("x" * 81, "Paling panjang 80 huruf."),
        ("ktp el", "Bentuknya tidak sesuai."),
        ("", "Bentuknya tidak sesuai."),
        ("ktp\n", "Bentuknya tidak sesuai."),
    ],
)
def test_a_code_that_is_none_is_told_why(value, said):
    assert faults({"service": value}) == {"service": said}


def test_a_choice_that_is_none_is_told_the_choices():
    assert faults({"service": "a", "priority": "vip"}) == {
        "priority": "Pilih salah satu: none, elderly."
    }


@pytest.mark.parametrize("body", ["{", "[]", "null", '"service"', b"\xff\xfe", "[" * 5000])
def test_what_is_no_object_cannot_be_read(body):
    with pytest.raises(UnreadableBody):
        read(sent(body), MEMBERS)


def test_only_json_is_read():
    with pytest.raises(NotJson):
        read(sent("service=ktp-el", kind="application/x-www-form-urlencoded"), MEMBERS)


@pytest.mark.parametrize("length", [str(16 * 1024 + 1), "-1", "many", "²"])
def test_a_length_that_is_too_large_or_none_is_refused_unread(length):
    with pytest.raises(BodyTooLarge):
        read(sent({"service": "a"}, CONTENT_LENGTH=length), MEMBERS)


def test_how_large_a_body_may_be_is_for_the_installation_to_say(settings):
    long = {"service": "a", "reason": "x" * 10} | {"x" * 20000: "y"}
    settings.API_BODY = 64 * 1024
    with pytest.raises(WrongFields):
        read(sent(long), MEMBERS)
    settings.API_BODY = 10
    with pytest.raises(BodyTooLarge):
        read(sent({"service": "ktp-el"}), MEMBERS)


anything = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*MEMBERS, "other"]) | st.text(), anything, max_size=4))
def test_any_object_is_read_or_refused(body):
    with suppress(Refusal):
        found = read(sent(body), MEMBERS)
        assert set(found) == set(MEMBERS)
        assert all(MEMBERS[name].fault(value) is None for name, value in found.items())


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(body):
    with suppress(Refusal):
        read(sent(body), MEMBERS)


def test_the_document_says_what_is_required_and_closed():
    schema = schema_of(MEMBERS)
    assert schema["required"] == ["service"]
    assert schema["additionalProperties"] is False
    assert schema["properties"]["priority"]["enum"] == ["none", "elderly"]
    assert "pattern" not in schema["properties"]["reason"]
