"""Static files: hashed names, also inside `import` statements, so that a module is never loaded under two names."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Statiques(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, following the imports between ES modules."""

    support_js_module_import_aggregation = True
