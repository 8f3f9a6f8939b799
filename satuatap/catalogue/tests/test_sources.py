"""The catalogue's files, each spoilt in its own way."""

import pytest

from satuatap.catalogue.sources import MISSPELT, Fault, read_source

AGENCY = "polres,Polres,Police,vertikal,Polri,Menjaga,PO"
HEADER = "code,name_id,name_en,kind,parent,does,ticket_prefix"


@pytest.fixture
def data(tmp_path):
    """A catalogue with one agency and one life event, and nothing else yet."""
    (tmp_path / "services").mkdir()
    (tmp_path / "agencies.csv").write_text(f"{HEADER}\n{AGENCY}\n")
    (tmp_path / "life_events.csv").write_text("code,title_id,title_en\nkerja,Kerja,Work\n")
    (tmp_path / "packages.yaml").write_text("packages: []\n")
    return tmp_path


def faults(data) -> list[tuple[str, str, str, str]]:
    return [(each.file, each.where, each.field, each.reason) for each in read_source(data).faults]


def test_a_small_catalogue_is_good(data):
    assert faults(data) == []
    assert [each["code"] for each in read_source(data).agencies] == ["polres"]


@pytest.mark.parametrize(
    ("text", "field", "reason"),
    [
        ("agency: polres\nservices: skck\n", "services", "a list is expected"),
        ("- satu\n- dua\n", "services", "a list is expected"),
        ("", "services", "a list is expected"),
        ("agency: samsat\nservices: []\n", "agency", "must be polres"),
        ("services: []\n", "agency", "must be polres"),
    ],
)
def test_a_file_of_another_shape_says_what_is_expected(data, text, field, reason):
    (data / "services" / "polres.yaml").write_text(text)
    assert faults(data) == [("polres.yaml", "-", field, reason)]


@pytest.mark.parametrize(
    ("file", "text", "said"),
    [
        ("agencies.csv", f"{HEADER}\n{AGENCY},x,y", [
            ("cells without a column", "not expected: x,y"),
        ]),
        ("agencies.csv", f"{HEADER},warna\n{AGENCY},biru", [("warna", "not expected: biru")]),
        ("life_events.csv", "code,title_id\nkerja,Kerja,x", [
            ("cells without a column", "not expected: x"), ("title_en", "missing"),
        ]),
    ],
)  # fmt: skip
def test_a_row_with_other_cells_than_columns_is_a_fault(data, file, text, said):
    (data / file).write_text(text)
    assert [(field, reason) for _, _, field, reason in faults(data)] == said


def test_empty_cells_after_the_last_column_do_no_harm(data):
    (data / "agencies.csv").write_text(f"{HEADER}\n{AGENCY},,\n")
    assert faults(data) == []


def test_an_entry_without_fields_is_a_fault_and_never_dropped(data):
    (data / "services" / "polres.yaml").write_text("agency: polres\nservices:\n  - skck-baru\n")
    assert faults(data) == [("polres.yaml", "entry 1", "-", "fields are expected")]


def test_what_is_no_yaml_names_its_line(data):
    (data / "packages.yaml").write_text("packages:\n  - code: [\n")
    assert faults(data)[0][:2] == ("packages.yaml", "line 3")


@pytest.mark.parametrize(
    ("row", "fields"),
    [
        (AGENCY.replace("vertikal", "dinas"), {"kind"}),
        (AGENCY.replace(",PO", ",Po"), {"ticket_prefix"}),
        (AGENCY.replace(",PO", ",POL"), {"ticket_prefix"}),
        (AGENCY.replace("Police", ""), {"name_en"}),
        ("polres", {"name_id", "name_en", "parent", "does", "kind", "ticket_prefix"}),
    ],
)
def test_an_agency_is_whole(data, row, fields):
    (data / "agencies.csv").write_text(f"{HEADER}\n{row}\n")
    assert {(where, field) for _, where, field, _ in faults(data)} == {
        ("polres", field) for field in fields
    }


def test_two_agencies_never_share_a_code_or_a_prefix(data):
    (data / "agencies.csv").write_text(f"{HEADER}\n{AGENCY}\n{AGENCY}\n")
    assert [fault[2:] for fault in faults(data)] == [
        ("code", "used twice"),
        ("ticket_prefix", "used twice"),
    ]


def test_two_life_events_never_share_a_code(data):
    (data / "life_events.csv").write_text("code,title_id,title_en\na,A,A\na,B,B\n")
    assert faults(data) == [("life_events.csv", "a", "code", "used twice")]


@pytest.mark.parametrize("wrong", MISSPELT)
def test_a_misspelt_word_is_named_with_the_right_one(data, wrong):
    text = f"agency: polres\nservices:\n  - code: x\n    title_id: 'Ambil ({wrong.upper()}).'\n"
    (data / "services" / "polres.yaml").write_text(text)
    said = f"{wrong} is spelt {MISSPELT[wrong]}"
    assert ("polres.yaml", "x", "title_id", said) in faults(data)


def test_a_fault_is_one_line():
    assert str(Fault("a.yaml", "x", "steps.1", "unknown")) == "a.yaml: x: steps.1: unknown"
