"""Record the official table of fiscal capacity from a CSV or XLSX file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.core.sheets import UnreadableSheet
from satuatap.oversight.actions import import_fiscal_capacity
from satuatap.queueing.actions import By


class Command(BaseCommand):
    help = (
        "Record a year's table of fiscal capacity; safe to repeat. Exit status 1 if a row is bad."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = import_fiscal_capacity(options["file"], by=By("command"), at=timezone.now())
        except UnreadableSheet as problem:
            raise CommandError(str(problem)) from problem
        for fault in report.faults:
            self.stderr.write(str(fault))
        self.stdout.write(_("%(rows)s daerah diambil.") % {"rows": report.taken})
        if report.faults:
            rows = len({fault.row for fault in report.faults})
            raise CommandError(_("%(rows)s baris tidak diambil.") % {"rows": rows})
