"""How messages travel, broker by broker: what each one must be told so that nobody waits and nothing runs twice."""

from __future__ import annotations

from pathlib import Path

# Without it a refused connection is tried again until the timeout, or for ever.
_UN_SEUL_ESSAI: dict[str, object] = {"max_retries": 0}


def options_de_transport(adresse: str, dossier: Path) -> dict[str, object]:
    """The options of Celery's transport for this address; files under `dossier` when there is no broker."""
    if adresse.startswith("filesystem"):
        return {
            "data_folder_in": str(dossier / "file"),
            "data_folder_out": str(dossier / "file"),
            "processed_folder": str(dossier / "file-traitee"),
            "control_folder": str(dossier / "file-controle"),
            "store_processed": False,
        }
    if adresse.startswith("amqp"):
        return _UN_SEUL_ESSAI | {"confirm_publish": True}
    if adresse.startswith("redis"):
        return _UN_SEUL_ESSAI | {
            "socket_connect_timeout": 2,
            "socket_timeout": 2,
            # Longer than the longest task: otherwise the same one runs several times at once.
            "visibility_timeout": 1800,
            "unacked_restore_interval": 10,
            "unacked_restore_throttle": 1,
        }
    return {}
