"""Words that answers begin with: the nation's, a hall's, an office's; each by its own people."""

from uuid import uuid4

import pytest
from django.urls import reverse

from satuatap.complaints.models import AnswerTemplate
from satuatap.complaints.queries.templates import templates_for
from satuatap.complaints.tests.given import begun, by, people
from satuatap.queueing.tests import given

pytestmark = pytest.mark.django_db
NEW = "/kerja/pengaduan/templat/baru/"
LIST = "/kerja/pengaduan/templat/"


@pytest.fixture
def the():
    return people()


@pytest.fixture
def as_(client):
    """``as_(user)`` is the browser of this account."""

    def signed_in(user):
        client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def typed(place, **more):
    values = {"place": place, "title": "Maaf", "text": "Kami mohon maaf.", "kind": ""}
    return values | {"is_active": "on"} | more


def kept(place=None, *, office=None, **more):
    values = {"title": f"T{uuid4().hex[:8]}", "text": "Terima kasih."}
    return AnswerTemplate.objects.create(hall=place, office=office, **values | more)


@pytest.mark.parametrize(
    ("who", "place"), [("manager", "hall"), ("manager", "office"), ("officer", "office")]
)
def test_each_writes_for_the_own_place(the, as_, who, place):
    key = str(getattr(the, place).pk)
    answer = as_(getattr(the, who)).post(NEW, typed(key))
    assert answer["Location"] == LIST
    made = AnswerTemplate.objects.get()
    assert (made.hall, made.office) == (the.hall, the.office if place == "office" else None)


def test_the_ministry_writes_for_everybody(the, as_):
    as_(the.ministry).post(NEW, typed("nasional"))
    assert AnswerTemplate.objects.get().hall is None
    assert "Maaf" in as_(the.officer).get(LIST).text


@pytest.mark.parametrize("who", ["manager", "officer", "ministry"])
def test_nobody_writes_for_another_place(the, as_, who):
    other = people()
    for key in (str(other.hall.pk), str(other.office.pk), "nasional"):
        if (who, key) != ("ministry", "nasional"):
            assert as_(getattr(the, who)).post(NEW, typed(key)).status_code == 422
    assert not AnswerTemplate.objects.exists()


def test_an_officer_does_not_write_for_the_whole_hall(the, as_):
    assert as_(the.officer).post(NEW, typed(str(the.hall.pk))).status_code == 422
    hall_wide = kept(the.hall)
    page = as_(the.officer).get(reverse("desk:template", args=[hall_wide.pk]))
    assert page.status_code == 404


@pytest.mark.parametrize("who", ["inspector", "ombudsman"])
def test_whoever_keeps_none_reads_the_nations(the, as_, who):
    mine, nations = kept(the.hall), kept()
    page = as_(getattr(the, who)).get(LIST).text
    assert nations.title in page
    assert mine.title not in page
    assert as_(getattr(the, who)).get(NEW).status_code == 403


def test_other_halls_are_neither_listed_nor_changed(the, as_):
    other = kept(people().hall)
    assert other.title not in as_(the.manager).get(LIST).text
    form = typed("", title="Diganti")
    address = reverse("desk:template", args=[other.pk])
    assert as_(the.manager).post(address, form).status_code == 404


def test_words_are_changed_and_put_out_of_use(the, as_):
    mine = kept(the.hall)
    form = typed("", text="Lain.")
    del form["is_active"]
    as_(the.manager).post(reverse("desk:template", args=[mine.pk]), form)
    mine.refresh_from_db()
    assert (mine.text, mine.is_active) == ("Lain.", False)


def test_a_title_is_taken_once_in_a_place(the, as_):
    kept(the.hall, title="Maaf")
    page = as_(the.manager).post(NEW, typed(str(the.hall.pk), text="Kalimat baru."))
    assert page.status_code == 422
    assert "Judul ini sudah dipakai." in page.text
    assert "Kalimat baru." in page.text
    as_(the.manager).post(NEW, typed(str(the.office.pk)))
    assert AnswerTemplate.objects.filter(title="Maaf").count() == 2


def test_an_answer_is_offered_what_fits_nearest_first(the):
    made = begun(the)
    nation, hall = kept(), kept(the.hall)
    office, asking = kept(the.hall, office=the.office), kept(kind="information")
    elsewhere = kept(the.hall, office=given.office(hall=the.hall))
    unused = kept(is_active=False)
    found = templates_for(made, by(the.officer, made))
    assert found == [office, hall, nation]
    assert not {asking, elsewhere, unused} & set(found)


def test_gaps_are_filled_and_other_braces_stay(the, as_):
    made = begun(the)
    mine = kept(the.hall, text="{nomor} di {mal}, {gerai}; {lain} {0}")
    form = {"text": "", "proof": "", "draft": str(uuid4()), "templat": str(mine.pk)}
    page = as_(the.officer).post(reverse("desk:answer", args=[made.code]), form).text
    told = f"{made.number} di {the.hall.title}, {the.office.name}; {{lain}} {{0}}"
    assert told in page


def test_another_halls_template_is_not_used(the, as_):
    made, other = begun(the), kept(people().hall, text="Milik mal lain")
    form = {"text": "Milik saya", "draft": "x", "templat": str(other.pk)}
    page = as_(the.officer).post(reverse("desk:answer", args=[made.code]), form).text
    assert "Milik saya" in page
    assert "Milik mal lain" not in page
