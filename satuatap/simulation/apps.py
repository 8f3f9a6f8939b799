"""Wiring of the simulator."""

from django.apps import AppConfig


class SimulationConfig(AppConfig):
    """A hall that moves."""

    name = "satuatap.simulation"
