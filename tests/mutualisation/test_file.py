"""The door to the queue: whatever the broker does, the act of the user has succeeded and costs no wait."""

import socket
import threading

import pytest
from celery import Celery
from kombu.exceptions import EncodeError

from mutualisation import file
from mutualisation.celery import app

TACHE = "mutualisation.tasks.reprendre_documents"
INJOIGNABLE = "broker unreachable, left to the sweep"


@pytest.fixture
def courtier(monkeypatch):
    """Send to another broker, with the settings of the project for its kind."""

    def _courtier(adresse: str, **options: object) -> None:
        essai = Celery("essai", broker=adresse, set_as_current=False)
        essai.conf.task_publish_retry_policy = app.conf.task_publish_retry_policy
        essai.conf.broker_connection_timeout = app.conf.broker_connection_timeout
        essai.conf.broker_transport_options = {"max_retries": 0} | options
        monkeypatch.setattr(file, "app", essai)

    return _courtier


@pytest.fixture
def port_ferme() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


@pytest.mark.parametrize("adresse", ["amqp://guest:guest@127.0.0.1:{}//", "redis://127.0.0.1:{}/0"])
def test_un_courtier_eteint_n_est_pas_une_erreur(courtier, port_ferme, adresse, caplog, monkeypatch):
    # The refusal itself is looked at, however slow the machine is to load the driver.
    monkeypatch.setattr(file, "DELAI", 60)
    courtier(adresse.format(port_ferme))
    file._envoyer(TACHE, ())
    assert [r.message for r in caplog.records if r.name == file.__name__] == [INJOIGNABLE]
    assert "refused" in caplog.records[-1].panne


def test_un_dossier_ou_l_on_ne_peut_pas_ecrire_n_est_pas_une_erreur(courtier, tmp_path, caplog):
    absent = str(tmp_path / "absent")
    courtier("filesystem://localhost//", data_folder_in=absent, data_folder_out=absent, control_folder=str(tmp_path))
    file._envoyer(TACHE, ())
    assert [r.message for r in caplog.records if r.name == file.__name__] == [INJOIGNABLE]


class CourtierFige:
    """Neither accepts nor refuses until the end of the test."""

    def __init__(self) -> None:
        self.degel = threading.Event()
        self.recus: list[str] = []

    def send_task(self, tache: str, arguments: object, **_: object) -> None:
        self.recus.append(tache)
        assert self.degel.wait(20)


@pytest.fixture
def fige(monkeypatch):
    courtier = CourtierFige()
    monkeypatch.setattr(file, "app", courtier)
    monkeypatch.setattr(file, "DELAI", 0.01)
    monkeypatch.setattr(file, "_places", threading.BoundedSemaphore(2))
    yield courtier
    courtier.degel.set()
    # The threads of this test give their places back before the real semaphore returns.
    for fil in [fil for fil in threading.enumerate() if fil.name == "envoi"]:
        fil.join(20)


def test_un_courtier_fige_ne_retient_personne(fige, caplog):
    file._envoyer(TACHE, ())
    assert not fige.degel.is_set()
    assert [r.message for r in caplog.records] == [INJOIGNABLE]


def test_au_dela_de_quelques_envois_figes_on_n_attend_meme_plus(fige, caplog):
    for _ in range(3):
        file._envoyer(TACHE, ())
    assert len(fige.recus) == 2
    assert caplog.records[-1].message == "broker frozen, left to the sweep"


def test_les_places_se_liberent_quand_le_courtier_repond(fige):
    for _ in range(2):
        file._envoyer(TACHE, ())
    fige.degel.set()
    for _ in range(2):
        assert file._places.acquire(timeout=20)


def test_une_faute_de_programme_se_voit():
    with pytest.raises(EncodeError):
        file._envoyer(TACHE, (object(),))


def test_tous_les_fils_ecrivent_au_courtier_du_projet():
    """Celery's current application belongs to a thread: in another one, it would be Celery's own default."""
    from celery import current_app

    trouvees: list[str] = []
    fil = threading.Thread(target=lambda: trouvees.append(current_app.main))
    fil.start()
    fil.join()
    assert trouvees == ["mutualisation"]


def test_le_courtier_embarque_et_l_horloge_trouvent_leurs_dossiers(tmp_path):
    from mutualisation.celery import creer_les_dossiers

    essai = Celery("essai", set_as_current=False)
    noms = {"data_folder_in", "data_folder_out", "processed_folder", "control_folder"}
    essai.conf.broker_transport_options = {nom: str(tmp_path / "var" / nom) for nom in noms} | {
        "store_processed": False
    }
    essai.conf.beat_schedule_filename = str(tmp_path / "var" / "horloge" / "beat")
    creer_les_dossiers(essai)
    assert {dossier.name for dossier in (tmp_path / "var").iterdir()} == noms | {"horloge"}
