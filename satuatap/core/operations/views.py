"""Pages for machines: alive, ready, figures."""

import secrets

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from satuatap.core.operations.metrics import figures


@never_cache
@require_safe
def alive(request: HttpRequest) -> JsonResponse:
    """The process answers; nothing else is asked."""
    return JsonResponse({"alive": True})


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """The database answers and has all tables that this version needs; 503 otherwise."""
    database = database_state()
    return JsonResponse({"database": database}, status=200 if database == "ready" else 503)


def database_state() -> str:
    """``ready``, ``behind`` (migrations are missing) or ``unreachable``."""
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError:
        return "unreachable"
    return "behind" if plan else "ready"


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Prometheus' page, for whoever shows METRICS_TOKEN as a bearer; 404 for everybody else."""
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not settings.METRICS_TOKEN or not secrets.compare_digest(
        shown.encode(), settings.METRICS_TOKEN.encode()
    ):
        raise Http404
    return HttpResponse(figures(), content_type="text/plain; version=0.0.4; charset=utf-8")
