"""Words of messages for pages."""
