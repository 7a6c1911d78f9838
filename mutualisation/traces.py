"""Structured logs: one JSON object per line, so that any collector can filter them without a pattern."""

import json
import logging
from datetime import UTC, datetime

# What every LogRecord carries; anything else was given by `extra=` and is kept.
ORDINAIRES = frozenset(vars(logging.LogRecord("", 0, "", 0, "", (), None))) | {"message", "asctime", "taskName"}


class FormatJson(logging.Formatter):
    """Format a record as JSON, the fields of `extra=` beside the usual ones."""

    def format(self, record: logging.LogRecord) -> str:
        ligne: dict[str, object] = {
            "date": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "niveau": record.levelname,
            "source": record.name,
            "message": record.getMessage(),
            "processus": record.process,
        }
        ligne |= {nom: valeur for nom, valeur in vars(record).items() if nom not in ORDINAIRES}
        if record.exc_info:
            ligne["exception"] = self.formatException(record.exc_info)
        if record.stack_info:
            ligne["pile"] = self.formatStack(record.stack_info)
        # Requests and models may come in `extra=`: their text is enough.
        return json.dumps(ligne, ensure_ascii=False, default=str)
