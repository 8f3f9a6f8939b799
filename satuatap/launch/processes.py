"""The parts of a running installation: started, watched, started again, ended together."""

from __future__ import annotations

import ctypes
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

PR_SET_PDEATHSIG = 1
LARGEST_LOG = 5 * 1024 * 1024
CALM_AFTER = 30.0  # seconds that a part must run for its earlier failures to be forgotten
LONGEST_PAUSE = 15.0
TOLD_AT_MOST = 3
LOOK_AT_LOGS = 60.0  # seconds


class Told(BaseException):
    """A signal told the whole installation to end."""


def end_when_told() -> None:
    """Turn Ctrl-C, SIGTERM and a closed terminal into one orderly end; further ones are ignored."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN:
            continue  # started under nohup
        signal.signal(number, _told)


def _told(_number: int, _frame: object) -> None:
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
    raise Told


def end_with_parent(how: signal.Signals) -> None:
    """Have the kernel end this process when its parent is gone, however that came about."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)


def bound_to_parent(command: Sequence[str], how: signal.Signals) -> list[str]:
    """The command, started so that the kernel ends it with whoever started it (Linux).

    Whoever started it may be gone before the kernel was told; so it is looked for once more after.
    """
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        return list(command)
    still_there = ["sh", "-c", '[ "$PPID" = "$0" ] && exec "$@"', str(os.getpid())]
    return [setpriv, "--pdeathsig", how.name.removeprefix("SIG"), "--", *still_there, *command]


@dataclass(frozen=True)
class Part:
    """One process with all that it starts; ``ends_on`` is the signal that it ends well on.

    One that is to run ``once`` is over when it has ended well.
    """

    name: str
    command: Sequence[str]
    log: Path
    environment: dict[str, str] = field(default_factory=dict)
    ends_on: signal.Signals = signal.SIGTERM
    patience: float = 12.0
    once: bool = False


class Running:
    """A part that has been started, and how that went so far."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.failures = 0
        self.next_try = 0.0
        self.start()

    def start(self) -> None:
        """Start the process in a session of its own, its output at the end of its log."""
        keep_small(self.part.log)
        with self.part.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.part.command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env=os.environ | self.part.environment,
                start_new_session=True,
            )
        self.since = time.monotonic()

    @property
    def alive(self) -> bool:
        """Whether the process is still there."""
        return self.process.poll() is None

    @property
    def is_over(self) -> bool:
        """Whether it was to run once, and has."""
        return self.part.once and self.process.poll() == 0

    def keep_alive(self, say: Callable[[str], None]) -> None:
        """Start the part again when it has died, later and later if it keeps dying."""
        if self.alive or self.is_over:
            return
        if not self.next_try:
            self.signal_group(signal.SIGKILL)
            if time.monotonic() - self.since > CALM_AFTER:
                self.failures = 0
            self.put_off(say, f"stopped ({self.ending()}); starting it again")
        if time.monotonic() >= self.next_try:
            self.start_again(say)

    def start_again(self, say: Callable[[str], None]) -> None:
        """Start the part; a machine without room for it now may have some after a pause."""
        try:
            self.start()
        except OSError as error:
            self.put_off(say, f"cannot be started ({error.strerror}); trying again")
        else:
            self.next_try = 0.0

    def put_off(self, say: Callable[[str], None], why: str) -> None:
        """Try later, the later the more often it failed; tell the first times."""
        self.failures += 1
        self.next_try = time.monotonic() + min(LONGEST_PAUSE, 0.25 * 2 ** (self.failures - 1))
        if self.failures <= TOLD_AT_MOST:
            say(f"{self.part.name} {why}")

    def ending(self) -> str:
        """How the process ended, in words."""
        code = self.process.returncode
        return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"

    def signal_group(self, number: signal.Signals) -> None:
        """Send a signal to the process and everything in its session's group."""
        try:
            os.killpg(self.process.pid, number)
        except ProcessLookupError:
            return

    def tell_to_end(self) -> None:
        """Ask the process itself; it ends its own children."""
        if self.alive:
            self.process.send_signal(self.part.ends_on)

    def wait_for_end(self) -> None:
        """Give it its time, then end what is left."""
        try:
            self.process.wait(self.part.patience)
        except subprocess.TimeoutExpired:
            self.signal_group(signal.SIGKILL)
            self.process.wait()
        self.signal_group(signal.SIGKILL)


def keep_small(log: Path) -> None:
    """Put a log that has grown aside, once, so that it never fills the disk.

    It is copied and emptied, since the part goes on writing at the end of the same file; where
    there is no room for the copy, the old lines are lost rather than the disk.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        aside = log.with_suffix(".1.log")
        try:
            shutil.copyfile(log, aside)
        except OSError:
            aside.unlink(missing_ok=True)
        os.truncate(log, 0)


class Supervisor:
    """Holds the parts of one installation; ends them in the opposite order of their start."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.running: list[Running] = []
        self.next_look = time.monotonic() + LOOK_AT_LOGS

    def start(self, part: Part) -> Running:
        """Start one part and keep it."""
        started = Running(part)
        self.running.append(started)
        return started

    def watch(self) -> None:
        """Keep every part alive until a signal ends the installation."""
        while True:
            self.look_after()
            time.sleep(0.2)

    def look_after(self) -> None:
        """Start again what has died, and now and then keep the logs small."""
        for each in self.running:
            each.keep_alive(self.say)
        if time.monotonic() >= self.next_look:
            self.next_look = time.monotonic() + LOOK_AT_LOGS
            for each in self.running:
                keep_small(each.part.log)

    def end(self) -> None:
        """End all parts: those that write first and together, the first started (the base) last."""
        base, others = self.running[:1], self.running[1:]
        for group in (others[::-1], base):
            for each in group:
                each.tell_to_end()
            for each in group:
                each.wait_for_end()
        self.running = []
