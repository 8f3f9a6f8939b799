"""How a lean endpoint stands in the OpenAPI document: by its own members, answers and refusals."""

import re
from typing import Any

from drf_spectacular.openapi import AutoSchema
from typing_extensions import override

from satuatap.core.rest.answers import JSON, PROBLEM
from satuatap.core.rest.body import Members, schema_of

UUID = {"type": "string", "format": "uuid"}
SLUG = {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}
PROBLEM_COMPONENT: dict[str, Any] = {
    "type": "object",
    "description": "RFC 9457. `type` is stable; `title` and `detail` are in the reader's language.",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "example": "/problems/counter-is-busy"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "fields": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["field", "detail"],
                "properties": {"field": {"type": "string"}, "detail": {"type": "string"}},
            },
        },
    },
}
REASONS = {
    400: "The request cannot be read",
    401: "No token, or one that does not hold",
    403: "The token is not for this",
    404: "Nothing here, or of another hall",
    409: "Not possible now; `type` says why",
    413: "The body is too large",
    415: "The body is not JSON",
    422: "Members are missing, unknown or wrong",
}


class EndpointSchema(AutoSchema):
    """Reads an Endpoint's ``summary``, ``members``, ``answers`` and ``open_to_all``."""

    @override
    def get_operation(self, path: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
        view: Any = self.view
        operation = {
            "operationId": view.name,
            "summary": view.summary,
            "tags": [view.tag],
            "parameters": [*path_parameters(path), *view.parameters],
            "responses": {**answers(view.answers), **refusals(view.refusals)},
            "security": [] if view.open_to_all else [{"token": []}],
        }
        if hasattr(view, "post"):
            operation["requestBody"] = body(view.members)
        return operation


def path_parameters(path: str) -> list[dict[str, Any]]:
    """The parameters in the address: tickets by their id, everything else by code."""
    return [
        {"name": name, "in": "path", "required": True, "schema": UUID if name == "id" else SLUG}
        for name in re.findall(r"{(\w+)}", path)
    ]


def body(members: Members) -> dict[str, Any]:
    """The request's body; it may be left out when every member has a default."""
    required = any(each.default is None for each in members.values())
    return {"required": required, "content": {JSON: {"schema": schema_of(members)}}}


def answers(given: dict[int, tuple[str, str]]) -> dict[str, Any]:
    """Answers by status: a sentence, and the component that comes (none for an empty body)."""
    return {
        str(status): {"description": about}
        | ({"content": {JSON: {"schema": ref(component)}}} if component else {})
        for status, (about, component) in given.items()
    }


def refusals(statuses: tuple[int, ...]) -> dict[str, Any]:
    """The problem answers that may come."""
    return {
        str(status): {
            "description": REASONS[status],
            "content": {PROBLEM: {"schema": ref("Problem")}},
        }
        for status in statuses
    }


def ref(component: str) -> dict[str, str]:
    """A pointer to a component of the document."""
    return {"$ref": f"#/components/schemas/{component}"}
