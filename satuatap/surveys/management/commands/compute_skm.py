"""Compute the official satisfaction index of any table of answers; needs no database."""

import json
from argparse import ArgumentTypeError
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.core.sheets import UnreadableSheet
from satuatap.surveys import wording
from satuatap.surveys.checking import Checked, as_facts, check_table
from satuatap.surveys.rules import HAND, Figure


class Command(BaseCommand):
    help = (
        "Compute the satisfaction index (IKM) of a CSV or XLSX file with one row a respondent and "
        "nine columns, U1 to U9 or by slug. Exit status 1 if a row is bad."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="figures for programs")
        parser.add_argument(
            "--hand", action="store_true", help="beside it, the index by the weight 0.111"
        )
        parser.add_argument(
            "--date",
            type=date.fromisoformat,
            metavar="YYYY-MM-DD",
            help="grades by the rule of this day (today)",
        )
        parser.add_argument(
            "--population", type=people, metavar="N", help="people served in the period"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        checked = self._checked(options["file"], options["date"] or timezone.localdate())
        for fault in checked.faults:
            self.stderr.write(str(fault))
        found = checked.figure()
        if found is None:
            raise CommandError(_("Tidak ada baris yang dapat dihitung."))
        self.stdout.write(said(checked, found, options))
        if checked.faults:
            raise CommandError(
                _("%(rows)s baris tidak dihitung.") % {"rows": checked.rows_left_out}
            )

    def _checked(self, file: Path, day: date) -> Checked:
        try:
            return check_table(file, day=day)
        except UnreadableSheet as problem:
            raise CommandError(str(problem)) from problem


def people(given: str) -> int:
    """How many people an argument says, at least one."""
    if not given.isdecimal() or not int(given):
        raise ArgumentTypeError(_("Penduduk sasaran ditulis sebagai angka, paling sedikit 1."))
    return int(given)


def said(checked: Checked, found: Figure, options: dict[str, Any]) -> str:
    """The figure as text or JSON, with the hand method beside it for whoever asks."""
    by_hand = checked.figure(HAND) if options["hand"] else None
    if options["json"]:
        more = {"hand": {"weight": HAND.name, **_short(by_hand)}} if by_hand else {}
        return json.dumps(as_facts(found) | more, indent=2)
    lines = list(wording.report(checked, found, population=options["population"]))
    return "\n".join([*lines, *([wording.by_hand(by_hand)] if by_hand else [])])


def _short(found: Figure) -> dict[str, Any]:
    return {"ikm": float(found.ikm), "grade": found.grade.letter}
