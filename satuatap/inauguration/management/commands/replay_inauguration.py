"""Play a ceremony of the past again: ``satuatap replay_inauguration 2024-06-24``."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from django.utils.translation import gettext as _

from satuatap.core.errors import Refusal
from satuatap.inauguration.actions import conclude
from satuatap.inauguration.actions.players import give_players, sign_as_player
from satuatap.inauguration.actions.replaying import SYSTEM, halls_of_record, stage_replay
from satuatap.inauguration.models import Ceremony
from satuatap.inauguration.queries import waiting_for
from satuatap.inauguration.sources import Record, known_days, record_of


class Command(BaseCommand):
    help = "Play ceremonies of the past, marked as such; without a day every known one."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("days", nargs="*", metavar="day")
        parser.add_argument("--password", default=settings.DEMO_PASSWORD, help="of the players")
        parser.add_argument("--again", action="store_true", help="once more, beside earlier ones")
        parser.add_argument("--pace", type=float, default=0, help="seconds between signatures")
        parser.add_argument("--by-hand", action="store_true", help="leave the signing to people")

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(_("Peragaan hanya untuk pemasangan contoh."))
        if not options["password"]:
            raise CommandError(_("Berikan kata sandi pemeran dengan --password."))
        try:
            for day in options["days"] or known_days():
                self.play(record_of(day), options)
        except Refusal as refusal:
            raise CommandError(str(refusal)) from refusal

    def play(self, record: Record, options: dict[str, Any]) -> None:
        """One ceremony, from its list to its conclusion."""
        password = options["password"]
        minister = give_players(halls_of_record(record).values(), password)
        slug = next_slug(record, again=options["again"])
        ceremony = stage_replay(record, slug=slug, minister=minister, at=timezone.now())
        self.stdout.write(f"{ceremony}: {ceremony.get_absolute_url()}langsung/")
        if options["by_hand"]:
            return
        for each in waiting_for(ceremony):
            sign_as_player(each, password, at=timezone.now())
            self.stdout.write(f"  {each.office}")
            time.sleep(options["pace"])
        conclude(ceremony, by=SYSTEM, at=timezone.now())


def next_slug(record: Record, *, again: bool) -> str:
    """The address of a replay: its day, and a number where it is played once more."""
    day = str(record.held_on)
    count = Ceremony.objects.filter(slug__startswith=day, replayed_at__isnull=False).count()
    return f"{day}-{count + 1}" if again and count else day
