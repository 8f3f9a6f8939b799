"""A mail server that refuses, breaks off, or waits at a step, as a test wants it."""

import asyncio
from typing import Any

from satuatap.identity.tests.mail_server import Box


class MoodyBox(Box):
    """A box with an answer of its own; ``waits`` says at which step it goes silent."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = ""
        self.to_address = ""
        self.breaks = False
        self.waits = ""
        self.reached: list[str] = []

    async def handle_MAIL(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        await self.wait_at("before")
        envelope.mail_from = address
        envelope.mail_options.extend(options)
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if self.to_address:
            return self.to_address
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.answer:
            return self.answer
        said = await super().handle_DATA(server, session, envelope)
        await self.wait_at("after")
        if self.breaks:
            server.transport.abort()
        return said

    async def wait_at(self, step: str) -> None:
        """Note that this step was reached; stay here if the test wants that."""
        self.reached.append(step)
        while self.waits == step:
            await asyncio.sleep(0.02)
