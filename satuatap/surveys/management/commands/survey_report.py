"""Write the official report of a campaign: PDF, workbook and the public sheet."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.surveys.models import Campaign
from satuatap.surveys.reports import Paper, paper


class Command(BaseCommand):
    help = (
        "Write the report of a hall's campaign (laporan.pdf, laporan.xlsx, lembar.pdf) into a "
        "folder. Without --campaign the newest closed one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--hall", required=True, metavar="SLUG")
        parser.add_argument("--campaign", metavar="ID")
        parser.add_argument("--out", type=Path, required=True, metavar="DIR")

    def handle(self, *_args: Any, **options: Any) -> None:
        campaign = found(options["hall"], options["campaign"])
        if campaign is None:
            raise CommandError(_("Survei itu tidak ditemukan."))
        folder: Path = options["out"]
        folder.mkdir(parents=True, exist_ok=True)
        for kind in Paper:
            file = folder / kind.value
            file.write_bytes(paper(campaign, kind, at=timezone.now()))
            self.stdout.write(str(file))


def found(slug: str, key: str | None) -> Campaign | None:
    """The campaign of a hall by its key, or the newest one that is closed."""
    mine = Campaign.objects.filter(hall__slug=slug).select_related(
        "instrument", "hall__region__province"
    )
    if key is None:
        return mine.closed().order_by("-ends").first()
    return next((each for each in mine if str(each.pk) == key), None)
