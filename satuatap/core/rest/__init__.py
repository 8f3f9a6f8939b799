"""What every door of the API is made of: bodies, answers, refusals as problem+json."""
