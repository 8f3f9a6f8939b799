"""The OpenAPI document's last touches."""

from typing import Any

from satuatap.core.rest.document import PROBLEM_COMPONENT, refusals
from satuatap.queueing.api.components import COMPONENTS

ABOUT = """
The floor of a public service mall for kiosks, counters, displays and whoever builds them, and the
country's halls as open data.

Refusals are `application/problem+json` (RFC 9457) with a stable `type`, in the language of
`Accept-Language` (Indonesian or English). A machine shows its token as `Authorization: Bearer …`;
the hall makes it with `satuatap create_token`. Writes are safe to repeat. Moments are in UTC.
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
    components.setdefault("schemas", {}).update({"Problem": PROBLEM_COMPONENT, **COMPONENTS})
    components.setdefault("securitySchemes", {})["token"] = TOKEN
    return result
