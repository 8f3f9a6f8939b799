"""How the site's files are kept for browsers."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Assets(CompressedManifestStaticFilesStorage):
    """Files by their content's hash, also where one ES module imports another."""

    support_js_module_import_aggregation = True
