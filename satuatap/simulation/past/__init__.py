"""What a demo hall has behind it: surveys that were held, reports that were answered."""
