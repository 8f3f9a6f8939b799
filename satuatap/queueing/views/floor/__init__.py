"""The manager's floor."""
