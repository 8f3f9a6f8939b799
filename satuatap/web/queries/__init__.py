"""What the portal's pages read, put together from the modules below."""
