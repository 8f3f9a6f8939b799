"""Words of the national pages."""
