"""A mail server of the test's own, for what the worker tells agencies and regions."""

from satuatap.notifications.tests.conftest import _no_jobs_are_left, box

__all__ = ["_no_jobs_are_left", "box"]
