"""Settings of every installation; what differs between them comes from the environment.

Secrets only ever come from the environment (``satuatap up`` makes and keeps one outside the tree).
"""

import sys
from pathlib import Path
from typing import Any

import structlog
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.database import database, embedded_url
from config.env import env
from config.mail import mail
from config.setup import SETUP
from config.signing import signing
from config.uploads import uploads
from satuatap.core.operations.logs import SHARED, logging_config

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env.path("SATUATAP_VAR", BASE_DIR / "var")

# The installation -----------------------------------------------------------------------------

DEBUG = env.flag("DEBUG", default=False)
TESTING = env.flag("SATUATAP_TESTING", default=bool({"mypy", "pytest"} & sys.modules.keys()))
PRODUCTION = env.flag("PRODUCTION", default=False)
DEMO = env.flag("DEMO", default=False)
# Everybody knows the key of development. Without one, what needs none works, and nothing is served.
KEYLESS = "for-development-and-tests-only" * 2 if TESTING or DEBUG else ""
SECRET_KEY = env.text("SECRET_KEY", None if PRODUCTION else KEYLESS)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", None if PRODUCTION else "*")
PUBLIC_URL = env.text("PUBLIC_URL", f"http://localhost:{env.number('PORT', 8000)}").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
PROXY_HOPS = env.number("PROXY_HOPS", 0)  # proxies of ours in front, for the asker's address
# Which number of regions the national share is taken of: 508 autonomous ones, 509 as the ministry
# counts (with one province), or 514 with the six administrative units of Jakarta.
NATIONAL_DENOMINATOR = env.number("NATIONAL_DENOMINATOR", 509)
RELEASE = env.text("RELEASE", "")  # when it changes, displays load their page again
DEMO_PASSWORD = env.text("DEMO_PASSWORD", "")
METRICS_TOKEN = env.text("METRICS_TOKEN", "")
FIGURES = [
    "satuatap.queueing.queries.collected.collected",
    "satuatap.notifications.queries.collected.collected",
]

INSTALLED_APPS = [
    "satuatap.web",  # first, so that its templates dress those of packages
    "unfold.apps.BasicAppConfig",
    "satuatap.identity.setup_apps.SetupConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "csp",
    "django_htmx",
    "drf_spectacular",
    "pgtrigger",
    "procrastinate.contrib.django",
    "rest_framework",
    "satuatap.core",
    "satuatap.core.uploads",
    "satuatap.identity",
    "satuatap.places",
    "satuatap.catalogue",
    "satuatap.notifications",
    "satuatap.queueing",
    "satuatap.surveys",
    "satuatap.complaints",
    "satuatap.documents",
    "satuatap.oversight",
    "satuatap.sources",
    "satuatap.national",
    "satuatap.inauguration",
    "satuatap.evaluation",
    "satuatap.simulation",
    "satuatap.live",
    "satuatap.api",
]

MIDDLEWARE = [
    "satuatap.core.operations.middleware.observe",
    "django.middleware.security.SecurityMiddleware",
    "satuatap.core.operations.packing.Pack",
    "satuatap.api.short.short_way",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "satuatap.core.operations.legible.legible",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "satuatap.identity.middleware.AskForOwnPassword",
    "axes.middleware.AxesMiddleware",
    "satuatap.web.middleware.SayRefusals",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
            ]
        },
    }
]

# The database ---------------------------------------------------------------------------------

DATABASE_URL = env.text("DATABASE_URL", embedded_url(VAR_DIR))
DATABASES = {"default": database(DATABASE_URL)}
if not TESTING:
    DATABASES["default"]["OPTIONS"] |= {
        "pool": {"min_size": 1, "max_size": env.number("DB_POOL", 16, least=1), "timeout": 10},
        "prepare_threshold": 2 if env.flag("DB_PREPARE", default=True) else None,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# People ---------------------------------------------------------------------------------------

AUTH_USER_MODEL = "identity.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/kerja/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "satuatap.identity.adapters.StaffAccounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
PASSWORD_RESET_TIMEOUT = 60 * 60 * 2
# Six wrong passwords close one account to one address for a quarter of an hour. Tries meanwhile do
# not count, and no account is ever closed to everybody: that would let strangers lock people out.
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_CLIENT_IP_CALLABLE = "satuatap.identity.limits.address_of"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_DISABLE_ACCESS_LOG = True  # a list of everybody's addresses that nobody needs
AXES_VERBOSE = False  # no browser's name in the log
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip"}
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SAMESITE = "Lax"

# Mail -----------------------------------------------------------------------------------------

EMAIL_URL = env.text("EMAIL_URL", "")
globals().update(mail(EMAIL_URL))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "SatuAtap <tidak-dibalas@localhost>")
LAPOR_URL, LAPOR_TOKEN = env.text("LAPOR_URL", ""), env.text("LAPOR_TOKEN", "")
MESSAGE_ACCOUNTS = env.text("MESSAGE_ACCOUNTS", "")  # a file, see docs/messages.md

# Words and time -------------------------------------------------------------------------------

LANGUAGE_CODE = "id"
LANGUAGES = [("id", _("Bahasa Indonesia")), ("en", _("English"))]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# Jobs -----------------------------------------------------------------------------------------

# The sweeps of each minute would fill the table; what failed stays to be looked at.
PROCRASTINATE_WORKER_DEFAULTS = {"delete_jobs": "successful"}

# Files ----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.path("SATUATAP_STATIC", BASE_DIR / "build" / "collected")
STATICFILES_DIRS = [("", BASE_DIR / "build" / "static")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "satuatap.web.storage.Assets"
    },
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
WHITENOISE_MANIFEST_STRICT = False  # a missing file must not take the page of an error down too
WHITENOISE_USE_FINDERS = TESTING or DEBUG
WHITENOISE_AUTOREFRESH = TESTING or DEBUG

# Safety ---------------------------------------------------------------------------------------

HTTPS = env.flag("HTTPS", default=PRODUCTION)
if PRODUCTION and not HTTPS:
    message = "PRODUCTION=1 needs HTTPS; leave HTTPS=0 out, or PRODUCTION."
    raise ImproperlyConfigured(message)
SECURE_SSL_REDIRECT = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
WEB_THREADS = env.number("WEB_THREADS", 8, least=1)  # of one process
LIVE_LISTENERS = env.number("LIVE_LISTENERS", 10_000, least=0)  # of one process
API_BODY = env.number("API_BODY_KB", 16, least=1) * 1024
FORM_BODY = env.number("FORM_BODY_KB", 10240, least=1) * 1024
UPLOADS = uploads(env, VAR_DIR)
SIGNING = signing(env, VAR_DIR)
FILE_UPLOAD_HANDLERS = ["satuatap.core.uploads.handlers.BoundedUploads"]

# The set-up of a hall at /kelola/ -------------------------------------------------------------

UNFOLD = SETUP

# The API --------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "satuatap.api.refusing.handle",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "SatuAtap",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "POSTPROCESSING_HOOKS": ["satuatap.api.document.complete"],
}

# Logs -----------------------------------------------------------------------------------------

LOGGING = logging_config(env.text("LOG_LEVEL", "WARNING" if TESTING else "INFO"))
structlog.configure(
    processors=[*SHARED, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
    logger_factory=structlog.stdlib.LoggerFactory(),
    cache_logger_on_first_use=True,
)
