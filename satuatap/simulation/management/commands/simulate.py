"""``satuatap simulate``: a hall that moves."""

import logging
import signal
import threading
from argparse import ArgumentParser
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import Error, close_old_connections
from django.utils import timezone

from satuatap.places.models import Hall
from satuatap.simulation.driver import play_day, play_on
from satuatap.simulation.model import model_days
from satuatap.simulation.reading import hall_plan, hall_policy
from satuatap.simulation.resuming import make_ready, seed_history

AGAIN_SECONDS = 3.0
log = logging.getLogger(__name__)


class Stopped(Exception):
    """Somebody asked the play to end."""


class Command(BaseCommand):
    help = "Play a hall: people who come, officers who call them. Reports waits at the end."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--hall", required=True, help="address of the hall, as kota-batu")
        parser.add_argument(
            "--speed", type=float, default=60, help="times as fast as life; 0: as fast as it goes"
        )
        parser.add_argument("--days", type=int, default=1, help="0: for ever, by the wall clock")
        parser.add_argument("--forever", action="store_true", help="the same as --days 0")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same day")
        parser.add_argument("--date", type=date.fromisoformat, help="first day; today if left out")
        parser.add_argument(
            "--model", action="store_true", help="play in memory; nothing is written"
        )
        parser.add_argument(
            "--seed-history", action="store_true", help="only make up last week's same weekday"
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        hall = Hall.objects.select_related("region").filter(slug=options["hall"]).first()
        if hall is None:
            message = f"There is no hall {options['hall']}."
            raise CommandError(message)
        self.stop = threading.Event()
        for name in (signal.SIGTERM, signal.SIGINT):
            signal.signal(name, lambda *_: self.stop.set())
        if options["seed_history"]:
            plan, at = hall_plan(hall), timezone.now()
            made_up = seed_history(hall, plan, seed=options["seed"], at=at)
            self.stdout.write(f"{made_up} tickets made up")
        elif options["model"]:
            self._model(hall, options)
        elif options["forever"] or not options["days"]:
            self._live(hall, seed=options["seed"])
        else:
            self._days(hall, options)

    def wait(self, seconds: float) -> None:
        """Wait for the next thing to happen, or be stopped."""
        if self.stop.wait(max(0.0, seconds)):
            raise Stopped

    def _model(self, hall: Hall, options: dict[str, Any]) -> None:
        plan, policy = hall_plan(hall), hall_policy(hall)
        found = model_days(plan, _days(hall, options), zone=hall.zone, policy=policy)
        self.stdout.write("\n".join([f"{hall.slug}, {options['days']} days", *found.lines()]))

    def _days(self, hall: Hall, options: dict[str, Any]) -> None:
        days = list(_days(hall, options))
        if any(day > today(hall) for day, _seed in days):
            message = "A day to come is played with --model only: a play ends the days before it."
            raise CommandError(message)
        for day, seed in days:
            try:
                found = play_day(hall, day, seed=seed, speed=options["speed"], wait=self.wait)
            except Stopped:
                return
            self.stdout.write("\n".join([f"{hall.slug} {day}", *found.lines()]))

    def _live(self, hall: Hall, *, seed: int) -> None:
        """Play on whatever happens to the database; every start goes on from the floor's state."""
        while not self.stop.is_set():
            try:
                self._start(hall, seed=seed)
                play_on(hall, seed=seed, wait=self.wait)
            except Stopped:
                return
            except Error as error:
                log.warning("play_interrupted", extra={"error": type(error).__name__})
                close_old_connections()
                self.stop.wait(AGAIN_SECONDS)

    def _start(self, hall: Hall, *, seed: int) -> None:
        plan, at = hall_plan(hall), timezone.now()
        if not plan.desks:
            message = f"{hall.slug} has no counters yet."
            raise CommandError(message)
        tidied, made_up = make_ready(hall, plan, seed=seed, at=at)
        past = seed_history(hall, plan, seed=seed + 7, at=at)
        self.stdout.write(f"{tidied} tidied away, {made_up} made up, {past} of last week")


def today(hall: Hall) -> date:
    """The hall's own date now."""
    return hall.local(timezone.now()).date()


def _days(hall: Hall, options: dict[str, Any]) -> Iterator[tuple[date, int]]:
    """Each day with its seed."""
    first = options["date"] or today(hall)
    for number in range(options["days"]):
        yield first + timedelta(days=number), options["seed"] + number
