"""Record halls from a CSV or XLSX file."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.core.sheets import UnreadableSheet
from satuatap.places.actions import import_halls, tell_of_halls


class Command(BaseCommand):
    help = "Record halls from a CSV or XLSX file; safe to repeat. Exit status 1 if a row is bad."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = import_halls(options["file"], today=timezone.localdate())
        except UnreadableSheet as problem:
            raise CommandError(str(problem)) from problem
        tell_of_halls(at=timezone.now())
        for fault in report.faults:
            self.stderr.write(str(fault))
        counts = {
            "created": report.created,
            "updated": report.updated,
            "unchanged": report.unchanged,
        }
        sentence = _("%(created)s baru, %(updated)s diperbarui, %(unchanged)s tetap.")
        self.stdout.write(sentence % counts)
        if report.faults:
            rows = len({fault.row for fault in report.faults})
            raise CommandError(_("%(rows)s baris tidak diambil.") % {"rows": rows})
