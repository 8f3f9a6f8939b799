"""A mail server and a provider that each test has to itself."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from config.mail import mail
from satuatap.core import sql
from satuatap.identity.tests.mail_server import mail_server
from satuatap.notifications.double import Provider
from satuatap.notifications.tests.box import MoodyBox

TOKEN, SECRET = "token-of-the-test", "a-secret-for-receipts"


@pytest.fixture(autouse=True)
def _no_jobs_are_left(request):
    """Django does not clear the tables of jobs after a test that commits."""
    marker = request.node.get_closest_marker("django_db")
    commits = marker is not None and marker.kwargs.get("transaction", False)
    if commits:
        request.getfixturevalue("transactional_db")
    yield
    if commits:
        sql.execute("truncate procrastinate_jobs cascade")


@pytest.fixture
def box(settings):
    """A mail server that keeps what it gets; the nation's account leads to it."""
    with mail_server(MoodyBox()) as (box, url):
        settings.EMAIL_URL = url
        settings.PUBLIC_URL = "https://mpp.example"
        settings.DEFAULT_FROM_EMAIL = "SatuAtap <mpp@example.test>"
        for name, value in mail(url).items():
            setattr(settings, name, value)
        yield box


@pytest.fixture
def provider() -> Iterator[Provider]:
    """A provider of WhatsApp and SMS that listens as long as the test runs."""
    with Provider(token=TOKEN, secret=SECRET) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield server
        server.released.set()
        server.shutdown()
        thread.join()


@pytest.fixture
def accounts(settings, tmp_path):
    """``accounts(national={...}, halls={...})`` writes the file of accounts."""

    def write(**facts: Any) -> None:
        file = tmp_path / "accounts.yaml"
        file.write_text(yaml.safe_dump(facts))
        settings.MESSAGE_ACCOUNTS = str(file)

    return write


def http(url: str, **more: Any) -> dict[str, Any]:
    """An account at the provider of the test."""
    return {"url": url, "token": TOKEN, "receipts": SECRET, "timeout": 0.5} | more
