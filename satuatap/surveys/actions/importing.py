"""A survey body's table becomes sheets of a campaign: once, and all of it or nothing."""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from satuatap.core.sheets import Fault, read_sheet
from satuatap.queueing.actions import By
from satuatap.surveys.actions.answering import refusal_of
from satuatap.surveys.answer_rows import read_answers
from satuatap.surveys.errors import RowsAreBad, TableHasNoOrigin, TableTakenBefore
from satuatap.surveys.models import BodyTable, Campaign, Sheet
from satuatap.surveys.rules import Answers

LONGEST_NAME = 200


@dataclass(frozen=True)
class Origin:
    """Who asked, how, and on which day (the last one where it took several).

    ``is_another`` says that these are other people, though they answered as those of a table that
    was taken before.
    """

    body: str
    method: str
    day: date
    is_another: bool = False


def import_sheets(
    campaign: Campaign,
    file: Path,
    origin: Origin,
    *,
    by: By,
    at: datetime,
    leave_out_bad: bool = False,
) -> BodyTable:
    """Take the answers of a CSV or XLSX file with one row a respondent; the file is kept.

    The same file again changes nothing. Sheets are never deleted, so a table with a bad row is
    refused as a whole (RowsAreBad) unless the bad rows are to be left out for good, and so is one
    with the answers of a table taken before (TableTakenBefore), as a file that was saved again.
    Raises UnreadableSheet, TableHasNoOrigin, NoSurveyThen or SurveyIsClosed as well.
    """
    if not origin.body.strip() or not origin.method.strip():
        raise TableHasNoOrigin
    sheets, faults = _read(campaign, file, leave_out_bad=leave_out_bad)
    table = _table(campaign, file, origin)
    table.rows, table.left_out = len(sheets), len({fault.row for fault in faults})
    table.taken_at, table.taken_by = at, by.actor
    known = _known(table)
    if known:
        return known
    alike = None if origin.is_another else _alike(table, sheets)
    if alike:
        raise TableTakenBefore(file=alike.file_name)
    return _take(table, sheets, origin.day)


def _read(
    campaign: Campaign, file: Path, *, leave_out_bad: bool
) -> tuple[list[Answers], list[Fault]]:
    rows = read_sheet(file, formulas=True)
    sheets, faults = read_answers(rows, campaign.instrument.instrument)
    if faults and not (leave_out_bad and sheets):
        raise RowsAreBad(faults)
    return sheets, faults


def _table(campaign: Campaign, file: Path, origin: Origin) -> BodyTable:
    content = file.read_bytes()
    return BodyTable(
        campaign=campaign,
        body=origin.body.strip(),
        method=origin.method.strip(),
        file_name=file.name[-LONGEST_NAME:],
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
    )


def _known(table: BodyTable) -> BodyTable | None:
    """The table if this very file was taken before."""
    return BodyTable.objects.filter(campaign=table.campaign, digest=table.digest).first()


def _alike(table: BodyTable, sheets: list[Answers]) -> BodyTable | None:
    """A table of the campaign with the same answers, in any order."""
    said = sorted(map(list, sheets))
    taken = BodyTable.objects.filter(campaign=table.campaign, rows=table.rows).defer("content")
    return next((each for each in taken if _answers_of(each) == said), None)


def _answers_of(table: BodyTable) -> list[list[int]]:
    return sorted(table.sheets.values_list("scores", flat=True))


def _take(table: BodyTable, sheets: list[Answers], day: date) -> BodyTable:
    try:
        with transaction.atomic():
            table.save(force_insert=True)
            made = [_sheet(table, answers, day) for answers in sheets]
            Sheet.objects.bulk_create(made, batch_size=1000)
    except IntegrityError as error:
        taken_meanwhile = _known(table)
        if taken_meanwhile:
            return taken_meanwhile
        raise refusal_of(error) from error
    return table


def _sheet(table: BodyTable, answers: Answers, day: date) -> Sheet:
    return Sheet(
        campaign=table.campaign,
        table=table,
        channel=Sheet.Channel.BODY,
        is_open=True,
        day=day,
        at=table.taken_at,
        scores=list(answers),
    )
