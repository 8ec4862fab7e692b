"""The product as it runs. No logic here beyond reading the environment; one line each in docs/operate/settings.md."""

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import django_stubs_ext
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from mingchuang.config import env
from mingchuang.config.databases import database

django_stubs_ext.monkeypatch()

PACKAGE = Path(__file__).resolve().parents[2]
DATA = Path(env.text("MINGCHUANG_DATA", "data")).resolve()
PUBLIC_URL = env.text("MINGCHUANG_PUBLIC_URL", "http://127.0.0.1:8000").rstrip("/")

DEBUG = env.flag("MINGCHUANG_DEBUG", default=False)
SECRET_KEY = env.secret("MINGCHUANG_SECRET_KEY", kept_in=DATA / "keys" / "secret")
FIELD_KEYS = [env.secret("MINGCHUANG_FIELD_KEY", kept_in=DATA / "keys" / "field")]
ALLOWED_HOSTS = [h for h in env.text("MINGCHUANG_HOSTS", "127.0.0.1,localhost,[::1]").split(",") if h]
ALLOWED_HOSTS += [host] if (host := urlsplit(PUBLIC_URL).hostname) and host not in ALLOWED_HOSTS else []

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_q",
    "axes",
    "csp",
    "mingchuang.foundation.journal",
    "mingchuang.foundation.numbering",
    "mingchuang.foundation.attachments",
    "mingchuang.foundation.work",
    "mingchuang.foundation.worktime",
    "mingchuang.foundation.ui",
    "django.forms",  # after ui, whose option templates translate labels
    "mingchuang.analytics",
    "mingchuang.organisations",
    "mingchuang.following",
    "mingchuang.callbacks",
    "mingchuang.campaigns",
    "mingchuang.catalogue",
    "mingchuang.rectification",
    "mingchuang.queueing",
    "mingchuang.reception",
    "mingchuang.casework",
    "mingchuang.pledges",
    "mingchuang.evaluations",
    "mingchuang.feedback",
    "mingchuang.outreach",
    "mingchuang.supervision",
    "mingchuang.assessment",
    "mingchuang.publicity",
    "mingchuang.exchange",
    "mingchuang.workspace",
    "mingchuang.portal",
    "mingchuang.config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mingchuang.foundation.http.middleware.ActorMiddleware",
    "mingchuang.foundation.http.middleware.SessionRenewal",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "mingchuang.config.urls"
WSGI_APPLICATION = "mingchuang.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "django.template.context_processors.i18n",
                "mingchuang.foundation.ui.context.page_frame",
            ],
            "builtins": ["django.templatetags.i18n", "mingchuang.foundation.ui.templatetags.ui"],
        },
    }
]

FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

DATABASES = {"default": database(env.text("MINGCHUANG_DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # a thousand public pages of some ten kilobytes each
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 1000}}
}

AUTH_USER_MODEL = "organisations.Account"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "organisations:sign-in"
LOGIN_REDIRECT_URL = "workspace:home"
LOGOUT_REDIRECT_URL = "portal:home"
SESSION_COOKIE_AGE = 60 * env.number("MINGCHUANG_SESSION_MINUTES", 60)
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"  # no database write for a notice

# Five wrong passwords for one name from one address lock that pair; a whole hall shares one address.
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "organisations/locked_out.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_DISABLE_ACCESS_LOG = True  # the journal keeps each sign-in
AXES_IPWARE_PROXY_COUNT = env.number("MINGCHUANG_PROXIES", 0)

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PUBLIC_URL.startswith("https://")
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("简体中文")), ("en", "English")]
LANGUAGE_COOKIE_SAMESITE = "Lax"
LOCALE_PATHS = [PACKAGE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = env.text("MINGCHUANG_TIME_ZONE", "Asia/Shanghai")

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "mingchuang.config.statics.NamedByContent"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 30 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

ANALYTICS_MEMORY = env.text("MINGCHUANG_ANALYTICS_MEMORY", "1GB")  # figures spill to the data folder beyond this

Q_CLUSTER = {
    "name": "mingchuang",
    "orm": "default",
    "workers": env.number("MINGCHUANG_WORKERS", 1),
    "timeout": 900,
    "retry": 1200,  # a task killed with its worker runs again after this; every task may run twice
    "max_attempts": 5,
    "poll": 0.5,
    "catch_up": False,
    "save_limit": 500,
    "label": "mingchuang",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": env.text("MINGCHUANG_LOG_LEVEL", "WARNING")},
}
