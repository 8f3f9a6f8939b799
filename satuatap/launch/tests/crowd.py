"""People and officers at the API of an installation, who note what they were told."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from uuid import uuid4

from satuatap.launch.tests.installation import Installation

UNFINISHED = """
select ticket.id::text from queueing_ticket ticket join places_counter counter
on counter.id = ticket.counter_id join places_hall hall on hall.id = counter.hall_id
where ticket.state in ('called', 'serving') and hall.slug = %s and counter.code = %s
"""


class Crowd:
    """Six take numbers as fast as they get them, three counters call, serve and finish.

    Whoever gets no answer, or is refused, asks again: people with the same key, officers by
    looking who stands at their counter.
    """

    def __init__(self, installation: Installation) -> None:
        self.hall = installation.open_hall
        self.installation, self.stopped = installation, threading.Event()
        self.acknowledged: dict[str, str] = {}
        self.called: list[tuple[str, str]] = []
        self.finished: list[str] = []
        self.refused: dict[int, bytes] = {}
        officers = [self.thread(self.serve, counter) for counter in self.hall.counters]
        self.threads = [*(self.thread(self.queue_up) for _ in range(6)), *officers]

    def thread(self, work: Callable[..., None], *given: str) -> threading.Thread:
        return threading.Thread(target=work, args=given)

    def queue_up(self) -> None:
        while not self.stopped.is_set():
            key = str(uuid4())
            while key not in self.acknowledged and not self.stopped.is_set():
                self.try_once(key)

    def try_once(self, key: str) -> None:
        """Ask with this key; whoever got no answer asks again with the same one."""
        path = f"/api/v1/halls/{self.hall.slug}/tickets"
        told = self.post(path, self.hall.token, {"service": self.hall.service}, key=key)
        if told:
            self.acknowledged[key] = told["id"]

    def serve(self, counter: str) -> None:
        """Call, start and finish, one person after the other."""
        token = self.hall.counters[counter]
        while not self.stopped.is_set():
            path = f"/api/v1/halls/{self.hall.slug}/counters/{counter}/call-next"
            told = self.post(path, token, {})
            if told:
                self.called.append((told["id"], counter))
            here = self.installation.rows_when_up(UNFINISHED, self.hall.slug, counter)
            for ticket in here:
                self.post(f"/api/v1/tickets/{ticket}/start", token, {})
                if self.post(f"/api/v1/tickets/{ticket}/finish", token, {}):
                    self.finished.append(ticket)

    def post(self, path: str, token: str, body: Any, *, key: str = "") -> dict[str, Any]:
        """The answer that acknowledges; empty if there was none or a refusal."""
        headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
        headers |= {"Idempotency-Key": key} if key else {}
        status, said = self.installation.ask("POST", path, body, headers)
        if status in {200, 201}:
            return dict(json.loads(said))
        if status not in {204, 409}:
            self.refused[status] = said
        time.sleep(0.2)
        return {}

    @contextmanager
    def at_work(self) -> Iterator["Crowd"]:
        for thread in self.threads:
            thread.start()
        try:
            yield self
        finally:
            self.stopped.set()
            for thread in self.threads:
                thread.join(90)
