"""The floor's API (a stable contract): take a number, call, serve, and see the floor."""
