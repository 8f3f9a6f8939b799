"""The API's page for people, and where the types of its problems lead."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from drf_spectacular.generators import SchemaGenerator

from satuatap.core.errors import Refusal


def page(request: HttpRequest) -> HttpResponse:
    """Every address with what it takes and gives, and every reason to refuse."""
    generator: Any = SchemaGenerator
    document = generator().get_schema(request=None, public=True)
    return render(
        request,
        "api/page.html",
        {"operations": operations(document), "problems": problems()},
    )


def problem(request: HttpRequest, kind: str) -> HttpResponse:
    """The explanation of one problem type."""
    return redirect(f"/api/#{kind}")


def operations(document: dict[str, Any]) -> list[dict[str, Any]]:
    """The document's operations in one list."""
    return [
        {"path": path, "method": method.upper(), **told}
        for path, methods in document["paths"].items()
        for method, told in methods.items()
    ]


def problems() -> list[dict[str, Any]]:
    """Every refusal of the platform: its type, its status, what it means."""
    found, left = {}, [Refusal]
    while left:
        kind = left.pop()
        left += kind.__subclasses__()
        found[kind.type] = {"type": kind.type, "status": kind.status, "about": kind.__doc__}
    return [found[name] for name in sorted(found)]
