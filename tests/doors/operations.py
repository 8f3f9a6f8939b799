"""Addresses for whoever runs the platform, and those without a module."""

from tests.doors.answers import EVERYBODY, NOBODY, Door, all_get

DOORS = {
    "health-alive": Door(EVERYBODY),
    "health-ready": Door(EVERYBODY),
    "metrics": Door(NOBODY),  # only with METRICS_TOKEN, see core/tests/test_operations.py
    "set_language": Door(all_get(302), post={"language": "en"}),
}
