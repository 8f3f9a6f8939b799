"""``satuatap play_cycle``: two evaluation cycles of all known halls, to look at."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.simulation.past.cycles import play_cycles


class Command(BaseCommand):
    help = "Play two example cycles of evaluation over all known halls; safe to repeat."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same results")

    def handle(self, *_args: Any, **options: Any) -> None:
        found = play_cycles(at=timezone.now(), seed=options["seed"])
        for each in found:
            told = {"code": each.code, "halls": each.halls, "ranked": each.ranked}
            self.stdout.write(_("%(code)s: %(halls)s mal, %(ranked)s diperingkat") % told)
        if not found:
            self.stdout.write(_("Siklus contoh sudah ada."))
