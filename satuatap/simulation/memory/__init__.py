"""A floor without a database: the same rules of calling, fast enough for a thousand days."""

from satuatap.simulation.memory.book import Fact, Held
from satuatap.simulation.memory.floor import MemoryFloor

__all__ = ["Fact", "Held", "MemoryFloor"]
