"""Static files: only those the pages use, under hashed names, also inside `import` statements."""

from django.contrib.staticfiles.apps import StaticFilesConfig
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Django's own switch (support_js_module_import_aggregation) also reads third-party bundles, and trips on htmx's.
# A module must never be loaded under two names: it would run twice.
_NOS_MODULES = (
    "mutualisation/*.js",
    (
        (
            r"""(?P<matched>import(?P<import>\s*\{[^}]*\}|\s+[\w*\s]+)\s*from\s*["'](?P<url>\./[^"']+)["'];)""",
            """import%(import)s from "%(url)s";""",
        ),
        (r"""(?P<matched>import\s*["'](?P<url>\./[^"']+)["'];)""", """import "%(url)s";"""),
    ),
)


class Statiques(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, following the imports between our own ES modules."""

    patterns = (*CompressedManifestStaticFilesStorage.patterns, _NOS_MODULES)


class FichiersStatiquesConfig(StaticFilesConfig):
    """The design system ships every component three times over: compressing it all would take a minute."""

    ignore_patterns = [
        *StaticFilesConfig.ignore_patterns,
        *(f"dsfr/dist/{d}/*" for d in ("analytics", "artwork", "component", "core", "layout", "legacy", "scheme")),
        *("dsfr/dist/utility/pictograms/*", "dsfr/dist/utility/colors/*", "dsfr/dist/utility/utility.*"),
        *("dsfr/dist/utility/icons/icons-*", "dsfr/dist/dsfr/*", "dsfr/dist/dsfr.main.*", "dsfr/dist/dsfr.nomodule.*"),
        *("*.legacy.min.css", "*.print.min.css", "*.main.min.css", "*.md"),
        *("django-dsfr", "guardian", "django_htmx/ext", "django_htmx/htmax*", "django_htmx/htmx-4*"),
    ]
