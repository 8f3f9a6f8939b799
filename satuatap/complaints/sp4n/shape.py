"""A complaint as a record of the exchange, in CSV and JSON; checked on the way in."""

import csv
import json
import re
from collections.abc import Iterable, Sequence
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from satuatap.complaints.errors import ExchangeIsBad
from satuatap.complaints.models import Complaint
from satuatap.complaints.models.marks import Kind

SCHEMA = Path(__file__).parent.parent / "data" / "exchange.schema.json"
CLASSES = {
    Kind.COMPLAINT.value: "pengaduan",
    Kind.ASPIRATION.value: "aspirasi",
    Kind.INFORMATION.value: "permintaan_informasi",
}
KINDS = {name: kind for kind, name in CLASSES.items()}
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a cell begins that spreadsheets would compute
QUOTE = "'"
ILLEGIBLE = re.compile("[\x00\ud800-\udfff]")  # what no table can hold
FLAGS = {"anonim", "rahasia"}
MOST_BYTES = 5 * 1024 * 1024

NOTHING = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")  # the character that no database takes

Record = dict[str, Any]


def record_of(complaint: Complaint) -> Record:
    """What SP4N is told of a complaint: never who reported, never an internal word."""
    answer = next(reversed(complaint.answers.all()), None)
    agency = complaint.office or complaint.about_office
    return {
        "nomor": complaint.number,
        "klasifikasi": CLASSES[complaint.kind],
        "judul": complaint.shown_title,
        "isi": complaint.shown_body,
        "tanggal_kirim": _moment(complaint.sent_at),
        "tanggal_kejadian": str(complaint.happened_on or ""),
        "kode_wilayah": complaint.hall.region_id,
        "mal": complaint.hall.slug,
        "instansi": agency.agency_id if agency else "",
        "kanal": complaint.channel,
        "anonim": complaint.is_anonymous,
        "rahasia": complaint.is_secret,
        "status": complaint.state,
        "tenggat": _moment(complaint.due_at),
        "tanggapan": answer.text if answer else "",
        "tanggal_tanggapan": _moment(answer.at if answer else None),
        "tanggal_selesai": _moment(complaint.closed_at),
    }


def to_json(records: Iterable[Record]) -> str:
    """The records as one JSON document."""
    return json.dumps({"laporan": list(records)}, ensure_ascii=False, indent=1)


def to_csv(records: Iterable[Record]) -> str:
    """The records as a table that no spreadsheet computes."""
    out = StringIO(newline="")
    writer = csv.DictWriter(out, fieldnames=columns(), lineterminator="\r\n")
    writer.writeheader()
    for record in records:
        writer.writerow({name: _cell(record.get(name, "")) for name in columns()})
    return out.getvalue()


def from_json(text: str) -> list[Record]:
    """The records of a document; raises ExchangeIsBad."""
    _must_be_short(text)
    try:
        given = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ExchangeIsBad(reason="JSON") from error
    rows = given.get("laporan") if isinstance(given, dict) else None
    return checked(rows if isinstance(rows, list) else [None])


def from_csv(text: str) -> list[Record]:
    """The records of a table; raises ExchangeIsBad."""
    _must_be_short(text)
    try:
        rows = list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))
    except csv.Error as error:
        raise ExchangeIsBad(reason="CSV") from error
    return checked([{name: _value(name, cell) for name, cell in row.items()} for row in rows])


def checked(rows: Sequence[Any]) -> list[Record]:
    """The rows, if each has the documented shape; raises ExchangeIsBad by the first fault."""
    for number, row in enumerate(rows, start=1):
        for fault in _schema().iter_errors(row):
            where = "/".join(map(str, fault.path))
            reason = f"{number}: {where} {fault.message[:160]}"
            raise ExchangeIsBad(reason=reason)
        if any(isinstance(text, str) and ILLEGIBLE.search(text) for text in row.values()):
            raise ExchangeIsBad(reason=f"{number}: \\x00")
    return list(rows)


def storable(rows: list[Any]) -> list[Any]:
    """The rows without characters that a database refuses: NUL, and halves of characters."""
    text = json.dumps(rows, ensure_ascii=False).encode(errors="replace").decode()
    found: list[Any] = json.loads(NOTHING.sub(r"\1?", text))
    return found


def columns() -> list[str]:
    """The fields of a record, in the order of the table."""
    return list(_facts()["properties"])


def _must_be_short(text: str) -> None:
    if len(text) > MOST_BYTES:
        raise ExchangeIsBad(reason="> 5 MB")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    text = str(value)
    return QUOTE + text if text.startswith((*FORMULA, QUOTE)) else text


def _value(name: str | None, cell: Any) -> Any:
    if name in FLAGS:
        return {"ya": True, "tidak": False}.get(cell, cell)
    guarded = isinstance(cell, str) and cell.startswith(QUOTE)
    return cell.removeprefix(QUOTE) if guarded else cell


def _moment(at: Any) -> str:
    return at.isoformat() if at else ""


@cache
def _facts() -> Record:
    facts: Record = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return facts


@cache
def _schema() -> Draft202012Validator:
    return Draft202012Validator(_facts())
