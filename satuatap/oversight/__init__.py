"""The life of a hall from the first letter on: stages, readiness, partners, fiscal capacity."""
