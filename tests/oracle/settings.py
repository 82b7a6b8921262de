"""The settings of the plain site: what Django ships with, and nothing of the product's."""

SECRET_KEY = "oracle"
ALLOWED_HOSTS = ["site.test"]
ROOT_URLCONF = "tests.oracle.site"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions"]
MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
]
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}}
# Tables straight from the models: the history of the migrations is of no interest here.
MIGRATION_MODULES = {"auth": None, "contenttypes": None, "sessions": None}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
LOGIN_URL = "/login/"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
TIME_ZONE = "UTC"
LOGGING_CONFIG = None
