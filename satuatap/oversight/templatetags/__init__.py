"""Tags of the lives of halls."""
