"""`kill -9` of a worker in the middle of a task: the broker gives the task to another one."""

import uuid
from pathlib import Path

import pytest
from amqp.exceptions import PreconditionFailed
from kombu import Connection

from tests.attente import attendre
from tests.services.ouvriers import envoyer, jeter_file, ouvrier

APP = "tests.services.taches_essai"


@pytest.fixture
def file(adresse_courtier):
    nom = f"essai-{uuid.uuid4().hex[:12]}"
    yield nom
    jeter_file(adresse_courtier, nom)


def lire_pid(fichier: Path) -> int:
    return int(attendre(lambda: fichier.exists() and fichier.read_text(), quoi=f"{fichier.name} écrit par la tâche"))


def test_la_tache_d_un_ouvrier_tue_est_reprise_par_un_autre(adresse_courtier, file, tmp_path):
    with ouvrier(APP, adresse_courtier, file, tmp_path / "premier.log") as premier:
        envoyer(APP, adresse_courtier, "essai.bloquer_puis_finir", file, tmp_path)
        assert lire_pid(tmp_path / "debut") in premier.enfants
        premier.tuer()
    assert not (tmp_path / "fin").exists()
    with ouvrier(APP, adresse_courtier, file, tmp_path / "second.log") as second:
        assert lire_pid(tmp_path / "fin") in second.enfants


@pytest.mark.parametrize("adresse_courtier", ["TEST_RABBITMQ_URL"], indirect=True)
def test_sous_rabbitmq_toute_file_est_repliquee(adresse_courtier, file, tmp_path):
    """A second declaration with another type would be refused by the broker."""
    with (
        ouvrier("mutualisation", adresse_courtier, file, tmp_path / "ouvrier.log"),
        Connection(adresse_courtier) as connexion,
    ):
        canal = connexion.default_channel
        canal.queue_declare(file, durable=True, auto_delete=False, arguments={"x-queue-type": "quorum"})
        with pytest.raises(PreconditionFailed, match="x-queue-type"):
            canal.queue_declare(file, durable=True, auto_delete=False, arguments={"x-queue-type": "classic"})
