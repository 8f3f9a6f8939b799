"""A hall says its own word with evidence, once, and in time."""

import io
from dataclasses import replace
from uuid import uuid4

import pytest
from PIL import Image

from satuatap.core.errors import Refusal
from satuatap.core.uploads.actions import take_file
from satuatap.core.uploads.limits import upload_limits
from satuatap.core.uploads.models import Upload
from satuatap.evaluation import actions
from satuatap.evaluation.actions import Said
from satuatap.evaluation.actions.answering import _claims_alone
from satuatap.evaluation.errors import AlreadySent, NoSuchLevel, NotComplete, UnknownIndicator
from satuatap.evaluation.models import Evidence, SelfAnswer
from satuatap.evaluation.tests import given
from satuatap.queueing.tests import given as base

pytestmark = pytest.mark.django_db


@pytest.fixture(name="assessment")
def assessment_():
    hall = base.hall()
    return given.assessment(given.cycle(), hall)


def photo():
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(written, "PNG")
    written.seek(0)
    return written


def test_the_last_word_before_it_is_sent_stands(assessment):
    for level in (2, 4):
        actions.say(assessment, {"inovasi": Said(level)}, by=given.ANYBODY, at=given.AT)
    assert SelfAnswer.objects.get(assessment=assessment, indicator="inovasi").level == 4


def test_nothing_is_said_after_it_was_sent(assessment):
    given.answered(assessment)
    with pytest.raises(AlreadySent):
        actions.say(assessment, {"inovasi": Said(5)}, by=given.ANYBODY, at=given.AT)


def test_what_is_lacking_is_named(assessment):
    with pytest.raises(NotComplete) as refused:
        actions.send_off(assessment, by=given.ANYBODY, at=given.AT)
    assert "Inovasi" in str(refused.value)


def test_nobody_types_what_the_platform_computes(assessment):
    with pytest.raises(UnknownIndicator):
        actions.say(assessment, {"kepuasan": Said(5)}, by=given.ANYBODY, at=given.AT)


@pytest.mark.parametrize("level", [-1, 6])
def test_a_level_outside_the_scale_is_refused(assessment, level):
    with pytest.raises(NoSuchLevel):
        actions.say(assessment, {"inovasi": Said(level)}, by=given.ANYBODY, at=given.AT)


def test_files_come_with_the_word_and_are_kept_once(assessment):
    draft = uuid4()
    take_file(photo(), draft=draft, at=given.AT)
    for _ in range(2):
        word = {"inovasi": Said(3, "Ada", draft)}
        actions.say(assessment, word, by=given.ANYBODY, at=given.AT)
    assert Evidence.objects.filter(assessment=assessment, indicator="inovasi").count() == 1


OTHERS = (
    *(b"", b"MZ" * 50, b"GIF89a" + b"0" * 90, b"PK\x03\x04" + b"0" * 90, b"%PDF-1.7 cut off"),
    *(b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\n cut off", b"\xff\xd8\xff"),
)


@pytest.mark.parametrize("content", OTHERS)
def test_evidence_of_any_other_kind_is_refused(content):
    with pytest.raises(Refusal):
        take_file(io.BytesIO(content), draft=uuid4(), at=given.AT)
    assert not Upload.objects.exists()


def test_evidence_that_is_too_large_is_refused():
    heavy = io.BytesIO(b"\x89PNG\r\n\x1a\n" + b"0" * (upload_limits().size + 1))
    with pytest.raises(Refusal):
        take_file(heavy, draft=uuid4(), at=given.AT)


def test_a_picture_that_unfolds_into_a_giant_is_refused():
    written = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(written, "PNG")
    assert written.tell() < upload_limits().size
    written.seek(0)
    with pytest.raises(Refusal):
        take_file(written, draft=uuid4(), at=given.AT)


def all_said(assessment, word):
    asked = assessment.cycle.instrument.asked_of_hall()
    actions.say(assessment, {each.slug: word for each in asked}, by=given.ANYBODY, at=given.AT)


def test_a_claim_without_anything_to_show_is_named_and_not_sent(assessment):
    all_said(assessment, Said(4))
    actions.say(assessment, {"investasi": Said(3, "Lihat laporan")}, by=given.ANYBODY, at=given.AT)
    with pytest.raises(NotComplete) as refused:
        actions.send_off(assessment, by=given.ANYBODY, at=given.AT)
    assert "Inovasi (bukti atau penjelasan)" in str(refused.value)
    assert "investasi" not in str(refused.value)


def test_the_lowest_level_claims_nothing(assessment):
    all_said(assessment, Said(0))
    assert actions.send_off(assessment, by=given.ANYBODY, at=given.AT).sent_at == given.AT


def test_a_file_shows_what_is_claimed(assessment):
    all_said(assessment, Said(0))
    draft = uuid4()
    take_file(photo(), draft=draft, at=given.AT)
    actions.say(assessment, {"inovasi": Said(4, "", draft)}, by=given.ANYBODY, at=given.AT)
    assert actions.send_off(assessment, by=given.ANYBODY, at=given.AT).sent_at == given.AT


def test_an_instrument_may_ask_for_no_evidence(assessment):
    inovasi = replace(assessment.cycle.instrument.asked_of_hall()[2], evidence_required=False)
    assert not _claims_alone(inovasi, SelfAnswer(level=5))


def with_a_file(assessment):
    draft = uuid4()
    take_file(photo(), draft=draft, at=given.AT)
    actions.say(assessment, {"inovasi": Said(4, "Ada", draft)}, by=given.ANYBODY, at=given.AT)
    return Evidence.objects.get().upload_id


def test_a_file_is_taken_away_before_it_is_sent(assessment):
    key = with_a_file(assessment)
    without = frozenset({key, uuid4()})
    actions.say(
        assessment, {"inovasi": Said(4, "Ada", without=without)}, by=given.ANYBODY, at=given.AT
    )
    assert not Evidence.objects.exists()
    assert not Upload.objects.exists()


def test_a_file_of_another_indicator_is_not_taken_away(assessment):
    without = frozenset({with_a_file(assessment)})
    actions.say(
        assessment, {"investasi": Said(4, "Ada", without=without)}, by=given.ANYBODY, at=given.AT
    )
    assert Evidence.objects.exists()
