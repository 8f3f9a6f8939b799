"""Give the demo hall surveys, reports and partners to look at."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.places.models import Hall
from satuatap.queueing.actions.opening.accounts import MINISTRY
from satuatap.simulation.past.complaints import receive_reports
from satuatap.simulation.past.lives import follow_lives, give_region_account
from satuatap.simulation.past.surveys import hold_surveys


class Command(BaseCommand):
    help = "Give the demo hall surveys and reports to look at; safe to repeat."

    def handle(self, *_args: Any, **_options: Any) -> None:
        at = timezone.now()
        demo = Hall.objects.recognised().filter(is_demo=True).select_related("region")
        for hall in demo:
            told = {"hall": hall, "sheets": hold_surveys(hall, at=at)}
            told["reports"] = receive_reports(hall, at=at)
            follow_lives(hall, at=at)
            self.stdout.write(_("%(hall)s: %(sheets)s jawaban survei, %(reports)s laporan") % told)
        give_region_account(MINISTRY)
