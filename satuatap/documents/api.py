"""The public data API of documents: what the check page says of a code, for programs."""

from typing import Any

from django.http import Http404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from satuatap.core.rest.listing import PublicView
from satuatap.documents.models import DocumentVersion, IssuedDocument, Signature
from satuatap.documents.queries import check_address, document_of, signatures_on

TAG = "places"


class SignatureData(serializers.ModelSerializer[Signature]):
    """One who signs; ``signed_at`` is null until then, ``waived_reason`` says why not after all."""

    class Meta:
        model = Signature
        fields = [
            "order",
            "office",
            "name",
            "signed_at",
            "version",
            "serial",
            "issuer",
            "is_certified",
            "level",
            "waived_at",
            "waived_reason",
        ]


class VersionData(serializers.ModelSerializer[DocumentVersion]):
    """A file of the document; who has one compares its SHA-256."""

    class Meta:
        model = DocumentVersion
        fields = ["number", "sha256", "size", "at"]


class DocumentData(serializers.Serializer[Any]):
    """A document as its public check tells of it; ``check`` is the page that its QR leads to."""

    code = serializers.CharField()
    kind = serializers.ChoiceField(IssuedDocument.Kind.values)
    title = serializers.CharField()
    note = serializers.CharField()
    state = serializers.ChoiceField(IssuedDocument.State.values)
    issued_at = serializers.DateTimeField()
    completed_at = serializers.DateTimeField(allow_null=True)
    ended_at = serializers.DateTimeField(allow_null=True)
    ended_reason = serializers.CharField()
    successor = serializers.CharField(allow_null=True, help_text="Code of what stands in its place")
    check = serializers.URLField()
    signatures = SignatureData(many=True)
    versions = VersionData(many=True)


class OneDocument(PublicView):
    """``GET documents/{code}``."""

    serializer_class = DocumentData

    @extend_schema(
        operation_id="document",
        summary="Whether a document is in force, who signed it, and the digest of each version",
        tags=[TAG],
        auth=[],
    )
    def get(self, _request: Request, code: str) -> Response:
        found = document_of(code)
        if found is None:
            raise Http404
        return Response(self.get_serializer(document_told(found)).data)


def document_told(document: IssuedDocument) -> dict[str, Any]:
    """What everybody may know of a document."""
    names = ("code", "kind", "title", "note", "state", "issued_at", "completed_at")
    return {name: getattr(document, name) for name in (*names, "ended_at", "ended_reason")} | {
        "successor": document.successor.code if document.successor else None,
        "check": check_address(document.code),
        "signatures": signatures_on(document),
        "versions": document.versions.defer("content"),
    }
