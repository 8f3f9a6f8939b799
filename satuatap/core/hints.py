"""Hints that something changed, sent after the commit and outside of it.

``NOTIFY`` inside a transaction makes commits wait for each other, so a thread of its own sends the
hints of this process, each topic once per beat. A hint may be lost when a process is killed: who
listens reads the state again at intervals anyway, and never takes state from the hint itself.
"""

import atexit
import logging
import threading
from functools import partial

import psycopg
from django.db import connections, transaction
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

CHANNEL = "satuatap"
BEAT_SECONDS = 0.01

log = logging.getLogger(__name__)


def address() -> str:
    """The database of this process, as psycopg wants it: hints stay inside one database."""
    known = {each.keyword.decode() for each in Conninfo.get_defaults()}
    given = connections["default"].get_connection_params()
    return make_conninfo(**{name: value for name, value in given.items() if name in known})


class Hinter:
    """Collects topics and notifies PostgreSQL of each, on a connection of its own."""

    def __init__(self) -> None:
        self.topics: set[str] = set()
        self.lock = threading.Lock()
        self.wake = threading.Event()
        self.stopped = False
        self.thread: threading.Thread | None = None

    def add(self, topic: str) -> None:
        """Send this topic soon."""
        with self.lock:
            self.topics.add(topic)
            if self.thread is None or not self.thread.is_alive():
                self.thread = threading.Thread(target=self.run, name="hints", daemon=True)
                self.thread.start()
        self.wake.set()

    def run(self) -> None:
        """Send what has gathered, at most once per beat, until stopped."""
        connection: psycopg.Connection | None = None
        while not self.stopped:
            self.wake.wait()
            self.wake.clear()
            with self.lock:
                topics, self.topics = self.topics, set()
            connection = self.send(topics, connection)
            threading.Event().wait(BEAT_SECONDS)
        if connection is not None:
            connection.close()

    def send(
        self, topics: set[str], connection: psycopg.Connection | None
    ) -> psycopg.Connection | None:
        """Notify of each topic; a broken connection is dropped and the hint with it."""
        try:
            if connection is None or connection.closed:
                connection = psycopg.connect(address(), autocommit=True)
            for topic in topics:
                connection.execute("select pg_notify(%s, %s)", [CHANNEL, topic])
        except psycopg.Error as error:
            log.warning("hint_lost", extra={"error": type(error).__name__})
            if connection is not None:
                connection.close()
            return None
        return connection

    def stop(self) -> None:
        """Send what is left and end the thread."""
        self.stopped = True
        self.wake.set()
        if self.thread is not None:
            self.thread.join(timeout=2)
            self.thread = None
        self.stopped = False


_hinter = Hinter()
atexit.register(_hinter.stop)


def hint(topic: object) -> None:
    """Tell listeners, once this transaction is committed, that ``topic`` has changed."""
    transaction.on_commit(partial(_hinter.add, str(topic)))


def finish_hints() -> None:
    """Send what is left and let go of the database; the next hint begins anew."""
    _hinter.stop()
