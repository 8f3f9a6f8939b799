"""A hall that moves: people who come, and officers who call them, played by chance and a seed.

The same play runs against the real system through its actions (a living demonstration, a
measurement of the estimates) and against a floor in memory (a fast model for tests of policy).
"""
