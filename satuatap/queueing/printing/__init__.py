"""Paper: what a printed ticket says, and how a network printer is told to print it."""
