"""Makes the set-up's site the admin site of the project."""

from django.contrib.admin.apps import AdminConfig


class SetupConfig(AdminConfig):
    """Django's admin, opened to managers and the ministry by our own rule."""

    default_site = "satuatap.identity.setup.SetupSite"
