"""What regions and the ministry type."""
