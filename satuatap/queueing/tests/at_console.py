"""An officer at the console, and people who wait, for tests of its pages."""

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from satuatap.queueing.queries.console import desk
from satuatap.queueing.tests import given


class Console:
    """An officer at a counter, with a browser that shows the console as it was last read."""

    def __init__(self, counter, officer):
        self.counter, self.officer = counter, officer
        self.client = Client()
        self.client.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        self.read()

    @property
    def desk(self):
        return desk(self.counter, at=timezone.now())

    def read(self):
        self.seen = self.desk

    def url(self, name):
        return reverse(f"console:{name}", args=[self.counter.hall.slug, self.counter.code])

    def press(self, name, *, again=False, **data):
        if not again:
            self.read()
        current = {"ticket": self.seen.current.pk} if self.seen.current else {}
        data = {"seen": self.seen.seen} | current | data
        return self.client.post(self.url(name), data, follow=True)


def wait(offering, count=1, **request):
    return [given.ticket(offering, at=timezone.now(), **request) for _ in range(count)]
