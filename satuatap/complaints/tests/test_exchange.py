"""The exchange with SP4N: nothing secret, nothing twice, nothing computed by a spreadsheet."""

import threading
from datetime import timedelta

import pytest

from satuatap.complaints.access import REPORTER
from satuatap.complaints.actions import (
    Flags,
    From,
    accept,
    hand_to_sp4n,
    import_from_sp4n,
    moderate,
    tighten,
)
from satuatap.complaints.errors import ExchangeFailed, ExchangeIsBad
from satuatap.complaints.models import Complaint, ExchangeLink
from satuatap.complaints.queries import exchanged, untold
from satuatap.complaints.sp4n.double import OtherSide
from satuatap.complaints.sp4n.port import Sp4n
from satuatap.complaints.sp4n.shape import (
    columns,
    from_csv,
    from_json,
    record_of,
    to_csv,
    to_json,
)
from satuatap.complaints.tests.given import (
    MONDAY,
    YEARS_LATER,
    answered,
    by,
    filed,
    fresh,
    people,
)

pytestmark = pytest.mark.django_db
FAULTS = ["401", "429", "500", "503", "garbage", "nameless", "drop"]


@pytest.fixture
def the():
    return people()


@pytest.fixture
def other():
    with OtherSide(token="kunci") as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def port(other):
    return Sp4n(other.url, "kunci", timeout=0.5)


def row(the, **more):
    values = {
        "nomor_sp4n": "SP4N-77",
        "klasifikasi": "pengaduan",
        "judul": "Jalan rusak",
        "isi": "Di depan mal.",
        "mal": the.hall.slug,
        "anonim": False,
        "rahasia": False,
    }
    return values | more


def test_it_is_told_once_and_again_when_it_moved(the, other, port):
    made = answered(the)
    assert [hand_to_sp4n(made, port, at=MONDAY) for _ in range(2)] == [True, False]
    accept(made, by=REPORTER, at=MONDAY)
    assert hand_to_sp4n(made, port, at=MONDAY)

    (kept,) = other.taken.values()
    assert (kept["status"], kept["tanggapan"]) == ("done", "Loket ditambah.")


@pytest.mark.parametrize("fault", [*FAULTS, *(f"{each}-taken" for each in FAULTS), "hang-taken"])
def test_whatever_goes_wrong_it_is_there_once(the, other, port, fault):
    made = filed(the.hall)
    other.faults = [fault]
    with pytest.raises(ExchangeFailed):
        hand_to_sp4n(made, port, at=MONDAY)
    other.released.set()
    assert list(untold()) == [made]
    assert hand_to_sp4n(made, port, at=YEARS_LATER)

    assert len(other.taken) == 1
    assert ExchangeLink.objects.get().reference == "SP4N-1"
    assert not untold().exists()


def test_what_is_secret_or_goes_around_the_hall_is_never_told(the, other, port):
    for flags in ({"is_secret": True}, {"is_levy": True}):
        assert not hand_to_sp4n(filed(the.hall, **flags), port, at=MONDAY)

    assert other.asked == []
    assert not untold().exists()
    assert not exchanged(the.hall, first=MONDAY, last=YEARS_LATER).exists()


def test_what_becomes_secret_is_taken_back_once(the, other, port):
    made = filed(the.hall)
    hand_to_sp4n(made, port, at=MONDAY)
    tighten(made, Flags(secret=True), by=by(the.manager, made), at=MONDAY)
    assert list(untold()) == [made]
    assert [hand_to_sp4n(made, port, at=MONDAY) for _ in range(2)] == [True, False]

    assert other.taken == {}
    assert not untold().exists()


def test_a_record_does_not_say_who_reported(the):
    made = answered(the, reporter=From(name="Siti Aminah", phone="+6281234567890"))
    text = to_json([record_of(fresh(made))])

    assert "Siti" not in text
    assert "+62" not in text


def test_what_came_there_is_taken_in_once(the, other, port):
    other.incoming = [row(the), row(the, nomor_sp4n="SP4N-78", rahasia=True)]
    rows, mark = port.incoming("")
    for _ in range(2):
        import_from_sp4n(rows, at=MONDAY)

    assert mark == "2"
    assert port.incoming(mark) == ([], "2")
    assert Complaint.objects.filter(channel="sp4n", state="sent").count() == 2
    assert Complaint.objects.filter(is_secret=True).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"klasifikasi": "gosip"},
        {"mal": "tidak-ada"},
        {"isi": ""},
        {"nomor_sp4n": ""},
        {"anonim": "mungkin"},
        {"tanggal_kejadian": "2026-02-31"},
        {"lain": "x"},
    ],
)
def test_a_bad_row_takes_nothing_in(the, wrong):
    with pytest.raises(ExchangeIsBad):
        import_from_sp4n([row(the), row(the, nomor_sp4n="2") | wrong], at=MONDAY)
    assert not Complaint.objects.exists()


@pytest.mark.parametrize("text", ["", "[]", '{"laporan": [1]}', '{"laporan": {}}', "{"])
def test_what_is_no_document_is_refused(text):
    with pytest.raises(ExchangeIsBad):
        from_json(text)


@pytest.mark.parametrize("start", ["=1+1", "+62", "-1", "@SUM(A1)", "\tx", "'quoted", "biasa"])
def test_a_table_is_not_computed_and_comes_back_as_it_was(the, start):
    record = dict.fromkeys(columns(), "") | row(the, judul="Judul", isi=start)
    (line,) = to_csv([record]).splitlines()[1:]
    (read,) = from_csv(to_csv([record]))

    assert not any(cell.startswith(tuple("=+-@\t")) for cell in line.split(","))
    assert read == record


def test_a_document_comes_back_as_it_was(the):
    records = [record_of(each) for each in [answered(the), filed(the.hall)]]

    assert from_json(to_json(records)) == records
    assert from_csv(to_csv(records)) == [
        dict.fromkeys(columns(), "") | record for record in records
    ]


def test_an_export_reads_in_a_fixed_number_of_queries(the, django_assert_max_num_queries):
    for _ in range(4):
        answered(the)
    with django_assert_max_num_queries(2):
        rows = exchanged(the.hall, first=MONDAY, last=YEARS_LATER)
        assert len([record_of(each) for each in rows]) == 4


def test_what_is_moderated_afterwards_is_told_again(the, other, port):
    made = filed(the.hall, body="Sebut saja Budi.")
    hand_to_sp4n(made, port, at=MONDAY)
    manager = by(the.manager, made)
    moderate(made, "personal", title="Lama", body="Seseorang.", by=manager, at=MONDAY)
    assert list(untold()) == [made]
    hand_to_sp4n(made, port, at=YEARS_LATER)

    assert [kept["isi"] for kept in other.taken.values()] == ["Seseorang."]
    assert not untold().exists()


def test_what_moved_and_reads_the_same_does_not_stand_in_the_way_for_ever(the, other, port):
    made = filed(the.hall)
    hand_to_sp4n(made, port, at=MONDAY - timedelta(days=1))
    assert list(untold()) == [made]
    assert not hand_to_sp4n(made, port, at=YEARS_LATER)

    assert not untold().exists()


@pytest.mark.parametrize("judul", ["a\0b", "a\ud800b", "  "])
def test_what_no_table_can_hold_takes_nothing_in(the, judul):
    with pytest.raises(ExchangeIsBad):
        import_from_sp4n([row(the, judul=judul)], at=MONDAY)


def test_a_document_of_brackets_is_refused():
    with pytest.raises(ExchangeIsBad):
        from_json("[" * 200_000)


def test_two_long_names_are_two_complaints(the):
    names = ["N" * 79 + each for each in "12"]
    import_from_sp4n([row(the, nomor_sp4n=name) for name in names], at=MONDAY)

    assert Complaint.objects.count() == 2


def test_a_day_that_cannot_be_does_not_lose_what_came_there(the):
    (made,) = import_from_sp4n([row(the, tanggal_kejadian="0001-01-01")], at=MONDAY)

    assert made.happened_on is None
