"""Lists of the public data API: filtered by known parameters, paged by cursor, for every reader."""

from typing import Any

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.generics import GenericAPIView
from rest_framework.mixins import ListModelMixin
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import RegexField, Serializer, ValidationError

from satuatap.core.rest.errors import WrongFilters

KEEP = {"Cache-Control": "public, max-age=60", "Access-Control-Allow-Origin": "*"}


class Known(RegexField):
    """A parameter that names a row which must exist, by its code."""

    def __init__(self, model: type[Model], pattern: str, **more: Any) -> None:
        self.model = model
        super().__init__(pattern, required=False, **more)

    def run_validation(self, *given: Any) -> Any:
        """The code; raises ValidationError when nothing has it."""
        code = super().run_validation(*given)
        if not self.model._default_manager.filter(pk=code).exists():
            raise ValidationError(_("Tidak dikenal."))
        return code


class Pages(CursorPagination):
    """Pages by cursor, so that a page stays right while rows are added."""

    page_size = 100
    max_page_size = 500
    page_size_query_param = "page_size"
    ordering: str | tuple[str, ...] = "code"

    def decode_cursor(self, request: Request) -> Any:
        """Where the page begins; raises NotFound for what no code can be."""
        found = super().decode_cursor(request)
        if found is not None and "\0" in str(found.position):
            raise NotFound(self.invalid_cursor_message)
        return found


class PublicView(GenericAPIView[Any]):
    """Something that everybody may read, and keep for a minute."""

    def finalize_response(self, request: Request, response: Any, *args: Any, **kwargs: Any) -> Any:
        """Let caches and other sites read it."""
        final = super().finalize_response(request, response, *args, **kwargs)
        if final.status_code == 200:
            for name, value in KEEP.items():
                final.headers[name] = value
        return final


class PublicList(ListModelMixin, PublicView):
    """A list whose parameters are those of ``filters``; every other one is refused."""

    pagination_class = Pages
    filters: type[Serializer[Any]] = Serializer

    def get(self, request: Request) -> Response:
        """One page."""
        rows = self.matching(self.get_queryset(), self.asked(request))
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def asked(self, request: Request) -> dict[str, Any]:
        """The parameters that were given; raises WrongFilters."""
        paging = {"cursor", "page_size"}
        given = {name: value for name, value in request.query_params.items() if name not in paging}
        filters = self.filters(data=given)
        filters.is_valid(raise_exception=True)
        unknown = sorted(set(given) - set(filters.fields))
        if unknown:
            raise WrongFilters([(name, "?") for name in unknown])
        return dict(filters.validated_data)

    def matching(self, rows: QuerySet[Model], asked: dict[str, Any]) -> QuerySet[Model]:
        """The rows that fit."""
        return rows.filter(**asked)
