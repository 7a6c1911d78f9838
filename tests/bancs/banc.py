"""Run one bench alone, with its options, and print its section: python -m tests.bancs.banc NOM [OPTIONS]."""

import os
import sys
from importlib import import_module

import django


def main() -> None:
    # Whatever started this process may have set its own.
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.bancs.reglages"
    os.environ.setdefault("NIVEAU_TRACES", "WARNING")
    django.setup()
    nom, *options = sys.argv[1:]
    import_module(f"tests.bancs.{nom}").main(options)


if __name__ == "__main__":
    main()
