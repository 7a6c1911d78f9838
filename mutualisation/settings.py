"""The only settings module. Everything that differs between machines comes from the environment (`.env.example`)."""

import datetime as dt
import sys
from pathlib import Path

from csp.constants import NONCE, NONE, SELF

from mutualisation import env
from mutualisation.courtier import options_de_transport
from mutualisation.horaires import HORAIRES

BASE_DIR = Path(__file__).resolve().parent.parent

# ── What kind of run this is ──────────────────────────────────────────────────
# "production" (default), "demo" or "test": the last two may use the throw-away secret.
MODE = env.texte("MODE", "production")
if MODE not in ("production", "demo", "test"):
    raise env.MauvaiseVariable(f"MODE must be production, demo or test, not {MODE!r}.")
EN_PRODUCTION = MODE == "production"
DEBUG = False
SECRET_KEY = env.texte("SECRET_KEY", None if EN_PRODUCTION else "jetable-demo-et-test-seulement-" + "x" * 32)
ALLOWED_HOSTS = env.liste("ALLOWED_HOSTS", "" if EN_PRODUCTION else "localhost,127.0.0.1,testserver")
SITE_URL = env.texte("SITE_URL", None if EN_PRODUCTION else "http://127.0.0.1:8000")
CSRF_TRUSTED_ORIGINS = [SITE_URL]
# Shown on every page of a demonstration; the demo's own reference day (empty: today).
BANDEAU_DEMO = MODE == "demo"
DEMO_DATE = env.texte("DEMO_DATE", "")
# The State brand (block, Marianne font) is for State sites only.
MARQUE_ETAT = env.booleen("MARQUE_ETAT", False)
# Whom a user without mandate should write to.
CONTACT_APPUI = env.texte("CONTACT_APPUI", "appui@example.org")

# ── Applications ──────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "mutualisation.statiques.FichiersStatiquesConfig",
    "django.forms",
    "guardian",
    "pgtrigger",
    "axes",
    "csp",
    "django_htmx",
    "widget_tweaks",
    "dsfr",
    "mutualisation.apps.MutualisationConfig",
    "ctri.apps.CtriConfig",
    "college.apps.CollegeConfig",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "mutualisation.comptes.intergiciels.SessionAbsolueMiddleware",
    "mutualisation.intergiciels.LectureSeuleMiddleware",
    "mutualisation.comptes.intergiciels.ConnexionRequiseMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "mutualisation.intergiciels.ActeurMiddleware",
    "mutualisation.intergiciels.RefusMiddleware",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "mutualisation.urls"
WSGI_APPLICATION = "mutualisation.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "mutualisation.contexte.cadre",
            ],
            "builtins": ["mutualisation.templatetags.francais", "mutualisation.templatetags.composants"],
        },
    }
]
FORM_RENDERER = "mutualisation.formulaires.Rendu"
CSRF_FAILURE_VIEW = "mutualisation.erreurs.formulaire_perime"

# ── Database ──────────────────────────────────────────────────────────────────
DATABASES = {"default": env.base_postgresql("DATABASE_URL")}
DATABASES["default"] |= {
    # One connection per thread, kept: opening one per request costs 3.6 times the throughput.
    "CONN_MAX_AGE": None,
    "CONN_HEALTH_CHECKS": True,
    # Statements read again and again are prepared, by connection: planning the query of rights costs nine times
    # running it (docs/adr/0015).
    "OPTIONS": {
        "options": "-c lock_timeout=10s -c statement_timeout=60s -c jit=off",
        "server_side_binding": (PREPARER := env.booleen("REQUETES_PREPAREES", True)),
        "prepare_threshold": 5 if PREPARER else None,
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# ── Accounts, sign-in, sessions ───────────────────────────────────────────────
AUTH_USER_MODEL = "mutualisation.Utilisateur"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "guardian.backends.ObjectPermissionBackend",
]
ANONYMOUS_USER_NAME = None
GUARDIAN_GET_INIT_ANONYMOUS_USER = None
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "mutualisation.comptes.mots_de_passe.ReglesCnil"},
]
LOGIN_URL = "connexion"
LOGIN_REDIRECT_URL = "accueil"
LOGOUT_REDIRECT_URL = "connexion"
# A working day at most, and one hour without activity.
SESSION_COOKIE_AGE = 60 * 60
SESSION_ABSOLUE = 10 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = True
# A link to choose a password works once: one day after a request, a week after an invitation.
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
INVITATION_DUREE = 7 * PASSWORD_RESET_TIMEOUT
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "mutualisation.comptes.verrou.verrouille"
AXES_USERNAME_CALLABLE = "mutualisation.comptes.verrou.identifiant"
# The page says when to try again: trying before must not push that time back.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

# ── Transport security ────────────────────────────────────────────────────────
HTTPS = EN_PRODUCTION
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sante/$"]
if env.booleen("DERRIERE_PROXY", False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# ── Language, time ────────────────────────────────────────────────────────────
LANGUAGE_CODE = "fr"
USE_TZ = True
TIME_ZONE = "Europe/Paris"
FORMAT_MODULE_PATH = ["mutualisation.formats"]
# Years are numbers too: thousands are grouped where asked for, by `mutualisation.typographie.nombre`.
USE_THOUSAND_SEPARATOR = False

# ── Files ─────────────────────────────────────────────────────────────────────
DOSSIER_VAR = Path(env.texte("DOSSIER_VAR", str(BASE_DIR / "var")))
STATIC_URL = "static/"
STATIC_ROOT = Path(env.texte("STATIC_ROOT", str(DOSSIER_VAR / "static")))
# Outside the web root: files are served by views that check the right first.
MEDIA_ROOT = Path(env.texte("MEDIA_ROOT", str(DOSSIER_VAR / "fichiers")))
# Pieces of pages that each process keeps, named after all that they show (docs/adr/0014 and 0016): never a source,
# never shared, some tens of kilobytes each.
_EN_MEMOIRE = "django.core.cache.backends.locmem.LocMemCache"
CACHES = {
    "default": {"BACKEND": _EN_MEMOIRE},
    "morceaux": {"BACKEND": _EN_MEMOIRE, "LOCATION": "morceaux", "OPTIONS": {"MAX_ENTRIES": 240}},
}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": {
            "production": "whitenoise.storage.CompressedManifestStaticFilesStorage",
            # Same hashed names, without half a minute of compression before the first page.
            "demo": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
            "test": "django.contrib.staticfiles.storage.StaticFilesStorage",
        }[MODE]
    },
}
WHITENOISE_MANIFEST_STRICT = True
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# Carrying a whole year over posts one field by action.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 3000
# Reads a file on its standard input; empty: no scan. Seconds it is given (`mutualisation.antivirus`).
ANTIVIRUS_COMMANDE = env.commande("ANTIVIRUS_COMMANDE")
ANTIVIRUS_DELAI = env.entier("ANTIVIRUS_DELAI", 30)
# Spreadsheets of agents, once imported, given up or forgotten.
IMPORTS_CONSERVATION = dt.timedelta(days=env.entier("IMPORTS_CONSERVES_JOURS", 30))
# Documents joined to an object: weight of one, number on one object.
PIECES_TAILLE_MAX = env.entier("PIECES_TAILLE_MAX_MO", 10) * 1024 * 1024
PIECES_PAR_OBJET = env.entier("PIECES_PAR_OBJET", 20)
# No form takes a heavier file: what comes beyond is dropped as it arrives (`mutualisation.televersement`).
TELEVERSEMENT_MAX = max(PIECES_TAILLE_MAX, 10 * 1024 * 1024)
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "mutualisation.televersement.PlafondDeTeleversement",
]

# ── Notifications ─────────────────────────────────────────────────────────────
# Hour of the mail of the day, where the region is.
NOTIFICATIONS_HEURE = env.entier("NOTIFICATIONS_HEURE", 7)
if not 0 <= NOTIFICATIONS_HEURE <= 23:
    raise env.MauvaiseVariable(f"NOTIFICATIONS_HEURE must be an hour, from 0 to 23, not {NOTIFICATIONS_HEURE}.")
# Those read; the others are kept a year.
NOTIFICATIONS_CONSERVATION = dt.timedelta(days=env.entier("NOTIFICATIONS_CONSERVEES_JOURS", 90))

# ── Design system ─────────────────────────────────────────────────────────────
DSFR_CONTENT_IS_SAFE = False
DSFR_USE_INTEGRITY_CHECKSUMS = False
DSFR_MARK_OPTIONAL_FIELDS = True

# ── Background work ───────────────────────────────────────────────────────────
CELERY_BROKER_URL = env.texte(
    "CELERY_BROKER_URL", "memory://localhost//" if MODE == "test" else "filesystem://localhost//"
)
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 600
CELERY_TASK_SOFT_TIME_LIMIT = 540
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_DEFAULT_QUEUE = "courant"
CELERY_TASK_ROUTES = {"*.rendre_document": {"queue": "pdf"}}
# One retry at once, for a kept connection that the broker or a firewall has closed since.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 1, "interval_start": 0}
# A broker that does not answer must not hold the user (`mutualisation.file` bounds the rest).
CELERY_BROKER_CONNECTION_TIMEOUT = 2
CELERY_BROKER_TRANSPORT_OPTIONS = options_de_transport(CELERY_BROKER_URL, DOSSIER_VAR)
if CELERY_BROKER_URL.startswith("amqp"):
    # Both settings: the first one alone would leave the queue of PDF classic.
    CELERY_TASK_DEFAULT_QUEUE_TYPE = "quorum"
    CELERY_TASK_CREATE_MISSING_QUEUE_TYPE = "quorum"
    CELERY_WORKER_DETECT_QUORUM_QUEUES = True
CELERY_BEAT_SCHEDULE = HORAIRES
CELERY_BEAT_SCHEDULE_FILENAME = str(DOSSIER_VAR / "beat")

# ── Mail, logs ────────────────────────────────────────────────────────────────
_TRANSPORT = "smtp" if EN_PRODUCTION else "filebased"
EMAIL_BACKEND = env.texte("EMAIL_BACKEND", f"django.core.mail.backends.{_TRANSPORT}.EmailBackend")
EMAIL_FILE_PATH = DOSSIER_VAR / "courriels"
EMAIL_HOST = env.texte("EMAIL_HOST", "localhost")
EMAIL_PORT = env.entier("EMAIL_PORT", 25)
EMAIL_HOST_USER = env.texte("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = env.texte("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = env.booleen("EMAIL_USE_TLS", False)
EMAIL_TIMEOUT = 5
DEFAULT_FROM_EMAIL = env.texte("DEFAULT_FROM_EMAIL", "ne-pas-repondre@example.org")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "mutualisation.traces.FormatJson"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "stream": sys.stderr, "formatter": "json"}},
    "root": {"handlers": ["console"], "level": env.texte("NIVEAU_TRACES", "INFO")},
    "loggers": {"weasyprint": {"level": "ERROR"}, "fontTools": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS: list[str] = []
