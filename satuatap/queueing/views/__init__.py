"""The queue on screens."""
