"""A region proposes a hall: a draft that is its own, then a letter to the ministry."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from satuatap.core.uploads.models import Upload
from satuatap.core.uploads.tests import files
from satuatap.oversight.actions import send_proposal, write_proposal
from satuatap.oversight.errors import DraftHasChanged, ProposalIsNotWhole, ProposalIsSent
from satuatap.oversight.models import CheckEntry, Proposal, StageEvent
from satuatap.oversight.queries import readiness, stage_of
from satuatap.oversight.tests import given
from satuatap.places.models import Hall
from satuatap.queueing.actions import By

pytestmark = pytest.mark.django_db
BY = By("user:1")
WORDS: dict[str, Any] = {
    "name": "Graha Baru",
    "letter_number": "503/7/2026",
    "letter_date": date(2026, 11, 2),
    "urgency": "Warga menempuh 90 km.",
    "place": "Bekas gedung dinas",
}


def attached(key, count=2):
    """As many papers as there are, waiting under a form's key."""
    for number in range(count):
        values = {"kind": "document", "number": number, "size": 9, "created_at": given.AT}
        Upload.objects.create(draft=key, path=str(uuid4()), digest=str(number), **values)


def written(region, key=None, *, seen=None, by=BY, at=given.AT, **words):
    return write_proposal(region, key or uuid4(), WORDS | words, seen=seen, by=by, at=at)


def sent(region):
    draft = written(region)
    attached(draft.key)
    return send_proposal(draft, by=BY, at=given.AT)


def test_a_draft_may_be_half_written():
    draft = written(given.region(), letter_date=None, letter_number="")
    assert draft.sent_at is None
    assert not Hall.objects.exists()


def test_a_draft_is_written_on():
    region, key = given.region(), uuid4()
    first = written(region, key)
    written(region, key, seen=first.at, name="Graha Lain")
    assert [each.name for each in Proposal.objects.all()] == ["Graha Lain"]


def test_a_sent_proposal_begins_the_life_of_a_hall():
    proposal = sent(given.region())
    event = StageEvent.objects.get(hall=proposal.hall)
    assert stage_of(proposal.hall) == "proposal"
    assert (event.on, event.document) == (date(2026, 11, 2), "Surat 503/7/2026, 2 November 2026")
    assert event.files.count() == 2


def test_the_study_waits_to_be_looked_at_and_is_not_asked_for_again():
    hall = sent(given.region()).hall
    lines = {each.requirement.code: each.state.value for each in readiness(hall).items}
    assert (lines["letter"], lines["study"]) == ("met", "claimed")


def test_a_proposed_hall_counts_nowhere():
    sent(given.region())
    assert not Hall.objects.recognised().exists()


def test_the_record_is_indonesian_whoever_writes():
    with override("en"):
        proposal = sent(given.region())
    event, shown = StageEvent.objects.get(), CheckEntry.objects.get(hall=proposal.hall)
    assert event.document == "Surat 503/7/2026, 2 November 2026"
    assert shown.document == "Dilampirkan pada Surat 503/7/2026, 2 November 2026"


def test_sending_twice_makes_one_hall():
    proposal = sent(given.region())
    assert send_proposal(proposal, by=BY, at=given.AT).hall == proposal.hall
    assert Hall.objects.count() == 1


def test_a_letter_alone_is_no_proposal():
    draft = written(given.region())
    attached(draft.key, 1)
    with pytest.raises(ProposalIsNotWhole):
        send_proposal(draft, by=BY, at=given.AT)


def test_what_was_sent_stays():
    region = given.region()
    proposal = sent(region)
    with pytest.raises(ProposalIsSent):
        written(region, proposal.key, name="Lain")


def test_a_second_hall_of_a_region_gets_an_address_of_its_own():
    region = given.region()
    assert len({sent(region).hall.slug, sent(region).hall.slug}) == 2


def test_words_that_came_in_between_are_not_lost():
    region, key = given.region(), uuid4()
    first, later = written(region, key), given.AT + timedelta(minutes=1)
    written(region, key, seen=first.at, at=later, place="Gedung B")
    with pytest.raises(DraftHasChanged):
        written(region, key, seen=first.at, at=later, name="Graha Lain")
    assert Proposal.objects.get().place == "Gedung B"


def test_the_same_words_again_are_no_other_words():
    region, key = given.region(), uuid4()
    first = written(region, key)
    assert written(region, key, at=given.AT + timedelta(minutes=1)) == first
    assert Proposal.objects.get().at == first.at


@pytest.fixture
def officer(client):
    region = given.region()
    client.force_login(given.of_region(region))
    client.region = region
    return client


def typed(**said):
    words = WORDS | {"letter_date": "2026-11-02", "key": str(uuid4())}
    return words | said


def test_the_form_keeps_what_was_typed_where_something_is_missing(officer):
    page = officer.post(f"/daerah/{officer.region.pk}/usulan/", typed(kirim="1"))
    assert page.status_code == 422
    assert "Warga menempuh 90 km." in page.content.decode()
    assert Proposal.objects.get().sent_at is None


@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_the_form_sends_a_letter_and_a_study(officer, kind):
    made = {
        "pdf": lambda number: files.document(pages=number),
        "png": lambda number: files.photo("PNG", size=(40 * number, 40)),
    }[kind]
    papers = [SimpleUploadedFile(f"{each}.{kind}", made(each)) for each in (1, 2)]
    answer = officer.post(f"/daerah/{officer.region.pk}/usulan/", typed(kirim="1", berkas=papers))
    assert answer.status_code == 302
    assert Proposal.objects.sent().get().files.count() == 2


def test_a_file_that_is_none_is_refused_and_the_draft_stays_typed(officer):
    bad = SimpleUploadedFile("surat.pdf", b"MZ\x90")
    page = officer.post(f"/daerah/{officer.region.pk}/usulan/", typed(kirim="1", berkas=bad))
    assert page.status_code == 422
    assert "Graha Baru" in page.content.decode()


def test_the_ministry_does_not_read_a_draft(client):
    draft = written(given.region(), name="Masih Rahasia")
    client.force_login(given.ministry())
    page = client.get(f"/daerah/{draft.region_id}/").content.decode()
    assert "Masih Rahasia" not in page


def test_two_officers_read_each_others_words_before_one_replaces_them(officer, client):
    draft = written(officer.region)
    address = f"/daerah/{officer.region.pk}/usulan/?konsep={draft.key}"
    seen = officer.get(address).context["form"]["seen"].value()
    ours = typed(key=str(draft.key), seen=seen)
    officer.post(address, ours | {"place": "Pasar lama"})
    client.force_login(given.of_region(officer.region))
    page = client.post(address, ours | {"place": "Terminal"})
    assert page.status_code == 422
    shown = page.content.decode()
    assert {"Pasar lama", "Terminal"} == {
        each for each in ("Pasar lama", "Terminal") if each in shown
    }
    assert Proposal.objects.get().place == "Pasar lama"
    again = ours | {"place": "Terminal", "seen": page.context["form"]["seen"].value()}
    assert client.post(address, again).status_code == 302
    assert Proposal.objects.get().place == "Terminal"


def test_a_letter_that_lacked_its_papers_is_sent_from_the_same_page(officer):
    address, form = f"/daerah/{officer.region.pk}/usulan/", typed(kirim="1")
    page = officer.post(address, form)
    assert page.status_code == 422
    attached(form["key"])
    again = form | {"name": "Graha Lain", "seen": page.context["form"]["seen"].value()}
    assert officer.post(address, again).status_code == 302
    assert Proposal.objects.sent().get().name == "Graha Lain"


def test_a_proposal_whose_button_was_pressed_twice_is_sent_once(officer):
    address, form = f"/daerah/{officer.region.pk}/usulan/", typed(kirim="1")
    attached(form["key"])
    assert [officer.post(address, form).status_code for _ in range(2)] == [302, 302]
    assert Hall.objects.count() == 1


def test_another_regions_key_opens_no_draft(officer):
    draft = written(given.region(), name="Milik Tetangga")
    page = officer.get(f"/daerah/{officer.region.pk}/usulan/?konsep={draft.key}")
    assert "Milik Tetangga" not in page.content.decode()


def test_the_region_reads_its_draft(officer):
    draft = written(officer.region, name="Milik Kami")
    assert "Milik Kami" in officer.get(f"/daerah/{officer.region.pk}/").content.decode()
    page = officer.get(f"/daerah/{officer.region.pk}/usulan/?konsep={draft.key}")
    assert "Milik Kami" in page.content.decode()
