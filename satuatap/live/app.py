"""The ASGI application of the live stream."""

from starlette.applications import Starlette

app = Starlette()
