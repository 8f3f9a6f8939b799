"""The OpenAPI document's last touches."""

from typing import Any

from satuatap.core.rest.document import refusals
from satuatap.queueing.api.components import COMPONENTS

ABOUT = """
The floor of a public service mall for kiosks, counters, displays and whoever builds them, and the
country's halls as open data.

Refusals are `application/problem+json` (RFC 9457) with a stable `type`, in the language of
`Accept-Language` (Indonesian or English). A machine shows its token as `Authorization: Bearer …`;
the hall makes it with `satuatap create_token`. Moments are in UTC.

When an answer is lost, ask again. Taking a number with the same `Idempotency-Key` gives the same
number. `printed`, `start`, `finish`, `no-show`, `hold` and `cancel` answer as before and change
nothing more. `call-next` at a counter that has somebody answers 409 `counter-is-busy` with the
`ticket` it has, and calls nobody. Two steps are not the same twice: `recall` calls once more,
except within the hall's pause between two calls (409 `recalled-too-soon`); `transfer` is refused
when the ticket has left the counter (403 or 409), and changes nothing more.
"""
TOKEN = {"type": "http", "scheme": "bearer", "description": "Made by `satuatap create_token`."}


def complete(result: dict[str, Any], **_given: Any) -> dict[str, Any]:
    """Add what the lean endpoints point to: objects, problems, the bearer token."""
    result["info"]["description"] = ABOUT.strip()
    for path in result["paths"].values():
        for operation in path.values():
            if "places" in operation["tags"]:
                operation["responses"] |= refusals((400, 404))
    components = result.setdefault("components", {})
    components.setdefault("schemas", {}).update(COMPONENTS)
    components.setdefault("securitySchemes", {})["token"] = TOKEN
    return result
