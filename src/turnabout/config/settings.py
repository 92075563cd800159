"""Django settings. What differs between deployments comes from the environment (docs/reference/settings.md)."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF

from turnabout.config import env, languages
from turnabout.ground.secrets.keys import KeyRing, secret_key

PACKAGE = Path(__file__).resolve().parent.parent
HOME = env.folder("TURNABOUT_HOME", Path.cwd() / "var")
KEY_FOLDER = env.folder("TURNABOUT_KEYS", HOME / "keys")
BASE_URL = env.text("TURNABOUT_BASE_URL", "http://127.0.0.1:8000").rstrip("/")
HTTPS = BASE_URL.startswith("https://")

SECRET_KEY = env.text("TURNABOUT_SECRET_KEY") or secret_key(KEY_FOLDER)
KEY_RING = KeyRing(KEY_FOLDER)
DEBUG = env.flag("TURNABOUT_DEBUG")
ALLOWED_HOSTS = env.words("TURNABOUT_ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [BASE_URL] if HTTPS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "turnabout.ground.accounts",
    "turnabout.ground.audit",
    "turnabout.ground.notify",
    "turnabout.people",
    "turnabout.programmes",
    "turnabout.pairs",
    "turnabout.matching",
    "turnabout.web",
]

MIDDLEWARE = [
    "turnabout.web.middleware.request_id",
    "turnabout.web.public.levelling.level_answers",
    "turnabout.web.middleware.ErrorAnswers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "turnabout.web.middleware.never_cached",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "turnabout.web.middleware.session_limits",
    "turnabout.web.middleware.own_language_and_zone",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "turnabout.web.public.left.left_gate",
    "turnabout.web.public.second_step_gate.second_step_gate",
    "turnabout.web.public.proof.proof_gate",
    "django_htmx.middleware.HtmxMiddleware",
]

ROOT_URLCONF = "turnabout.config.urls"
WSGI_APPLICATION = "turnabout.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [PACKAGE / "web" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "turnabout.web.context.frame",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

DATABASES = {"default": env.database("DATABASE_URL", f"sqlite:///{HOME / 'turnabout.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # Measured: with eight writers a deferred read-then-write fails with lock errors; IMMEDIATE with a timeout does not.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "turnabout.web.public.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if HTTPS else "http"
# An office shares one address: the narrow limit is per account, the wide one only stops a flood.
ACCOUNT_RATE_LIMITS = {
    "login_failed": "5/15m/key,300/15m/ip",
    "login": "120/m/ip",
    "request_login_code": "5/15m/key,300/15m/ip",
    "login_code_mail": "20/h/key",  # caps what one box can be sent, from however many addresses it is asked for
    "known_browser": "10/15m/key",  # codes asked for in browsers where that account signed in before
}
ACCOUNT_EMAIL_NOTIFICATIONS = True
MFA_ADAPTER = "turnabout.web.public.second_step.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # half a minute either way: phones are not on time to the second
MFA_ALLOW_UNVERIFIED_EMAIL = True  # nobody signs up here, so nobody can take a mail that is not theirs
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS  # browsers allow it on loopback alone
MFA_FORMS = {
    "authenticate": "turnabout.web.public.second_step.StepCode",
    "reauthenticate": "turnabout.web.public.second_step.StepCodeAgain",
    "activate_totp": "turnabout.web.public.second_step.FirstCode",
    "add_webauthn": "turnabout.web.public.second_step.AddPasskey",
    "edit_webauthn": "turnabout.web.public.second_step.RenamePasskey",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.flag("TURNABOUT_BEHIND_PROXY") else 0

CACHES = {
    # Rate limits must hold across web processes, so the cache is a table, not the memory of one of them. At the usual
    # 300 rows a flood from many addresses would push the counts of all others out.
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "turnabout_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

SESSION_ENGINE = "turnabout.ground.accounts.sessions"
SESSION_COOKIE_AGE = 12 * 3600
SESSION_IDLE_SECONDS = 3 * 3600
SESSION_IDLE_STAFF_SECONDS = 30 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.flag("TURNABOUT_BEHIND_PROXY") else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SILENCED_SYSTEM_CHECKS = [
    "security.W005",  # whether subdomains have HTTPS is the organisation's to know
    "security.W021",  # nor is the preload list for an address inside an organisation
]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF, "data:"],  # data: the empty picture that browsers ask for as a favicon
        "connect-src": [SELF],  # partial pages
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}

LANGUAGE_CODE = "en-gb"
LOCALE_PATHS = [  # an organisation's own translation stands above ours
    folder for folder in (HOME / "locale", PACKAGE / "locale") if folder.is_dir()
]
LANGUAGES = languages.shipped(LOCALE_PATHS)
TIME_ZONE = "UTC"
USE_I18N = USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
}
WHITENOISE_USE_FINDERS = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
FILE_UPLOAD_MAX_MEMORY_SIZE = (
    64 * 2**20
)  # uploads stay in memory: a temporary file would be plain text on disk
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "long"]}}
CHORES = "turnabout.workflows.chores"

EMAIL_HOST = env.text("TURNABOUT_SMTP_HOST", "127.0.0.1")
EMAIL_PORT = env.number("TURNABOUT_SMTP_PORT", 25)
EMAIL_HOST_USER = env.text("TURNABOUT_SMTP_USER")
EMAIL_HOST_PASSWORD = env.text("TURNABOUT_SMTP_PASSWORD")
EMAIL_USE_TLS = env.flag("TURNABOUT_SMTP_STARTTLS")
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("TURNABOUT_MAIL_FROM", "Turnabout <turnabout@localhost>")

LOGGING_CONFIG = None
LOG_FORMAT = env.choice("TURNABOUT_LOG", "json", "console", "quiet")
