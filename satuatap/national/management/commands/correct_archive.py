"""Give a frozen year of open data away anew, as a version more."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.core.errors import Refusal
from satuatap.national.actions import correct_year


class Command(BaseCommand):
    help = "Freeze a year of open data anew beside what was given away, with the reason."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("year", type=int)
        parser.add_argument("--reason", required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            made = correct_year(options["year"], reason=options["reason"], at=timezone.now())
        except Refusal as problem:
            raise CommandError(str(problem)) from problem
        told = _("Tahun %(year)s, versi %(version)s: %(digest)s")
        self.stdout.write(
            told % {"year": made.year, "version": made.version, "digest": made.sha256}
        )
