"""How ceremonies are shown."""
