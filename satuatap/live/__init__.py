"""The stream of hall snapshots (Server-Sent Events), a small ASGI application of its own."""
