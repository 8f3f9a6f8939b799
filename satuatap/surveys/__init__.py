"""How it went: an invitation after each service, and the first rating."""
