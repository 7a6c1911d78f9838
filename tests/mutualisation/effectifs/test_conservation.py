"""Retention of imports: the file and the names go, the trace stays."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.urls import reverse

from mutualisation.effectifs.importation.conservation import DOSSIER, purger
from mutualisation.effectifs.importation.models import Etat, ImportAgents
from mutualisation.journal.actions import historique
from mutualisation.journal.libelles import raconter
from mutualisation.temps import horloge, maintenant
from tests.distribution import Monde
from tests.mutualisation.effectifs.importations import (
    MAINTENANT,
    confirme,
    envoyer,
    examiner,
    nouvel_agent,
    relu,
    traite,
)

pytestmark = pytest.mark.usefixtures("cadre")
SECONDE = dt.timedelta(seconds=1)


@pytest.fixture
def purge(settings: Any, django_capture_on_commit_callbacks: Callable[..., Any]) -> Callable[..., int]:
    """Purge, that long after the imports."""

    def _purge(apres: dt.timedelta = dt.timedelta()) -> int:
        instant = MAINTENANT + settings.IMPORTS_CONSERVATION + apres
        with horloge(instant), django_capture_on_commit_callbacks(execute=True):
            return purger()

    return _purge


def test_un_import_enregistre_garde_ses_nombres_et_perd_ses_noms(
    monde: Monde, purge: Any, client: Any, connecte: Any
) -> None:
    importation = traite(confirme(monde, examiner(monde, nouvel_agent())))
    fichier = importation.fichier.name
    assert purge() == 0
    assert default_storage.exists(fichier)
    assert purge(SECONDE) == 1
    importation = relu(importation)
    assert (importation.etat, importation.acceptees, importation.lignes.count()) == (Etat.ENREGISTRE, 1, 0)
    assert not default_storage.exists(fichier)
    assert raconter(historique(importation)[0]).quoi.startswith("a effacé le fichier et le détail des lignes")
    assert purge(SECONDE) == 0, "once"
    page = connecte(client, monde.gestionnaire_a).get(reverse("import", args=[importation.pk])).content.decode()
    assert "ont été effacés" in page
    assert "Ligne par ligne" not in page


def test_un_import_jamais_confirme_est_abandonne(monde: Monde, purge: Any) -> None:
    importation = examiner(monde, nouvel_agent())
    assert purge(SECONDE) == 1
    assert (relu(importation).etat, importation.lignes.count()) == (Etat.ABANDONNE, 0)
    assert raconter(historique(importation)[0]).qui == "Le logiciel"


@pytest.mark.parametrize("etat", [Etat.REFUSE, Etat.ECHEC])
def test_un_import_sans_suite_est_efface(monde: Monde, purge: Any, etat: Etat) -> None:
    importation = envoyer(monde, nouvel_agent())
    ImportAgents.objects.filter(pk=importation.pk).update(etat=etat)
    assert purge(SECONDE) == 1
    assert (relu(importation).etat, str(relu(importation).fichier)) == (etat, "")


def test_un_import_en_route_n_est_jamais_efface(monde: Monde, purge: Any) -> None:
    envoyer(monde, nouvel_agent())
    assert purge(SECONDE) == 0


def test_la_duree_est_un_parametre(monde: Monde, purge: Any, settings: Any) -> None:
    settings.IMPORTS_CONSERVATION = dt.timedelta(days=2)
    examiner(monde, nouvel_agent())
    assert purge(SECONDE) == 1


def test_un_fichier_que_nul_import_ne_nomme_est_efface(monde: Monde, settings: Any) -> None:
    """The storage dates files by the machine's own clock."""
    gardes = envoyer(monde, nouvel_agent()).fichier.name
    orphelin = default_storage.save(f"{DOSSIER}/orphelin.csv", ContentFile(b"nom"))
    depose = default_storage.get_modified_time(orphelin)
    for instant, reste in ((depose, True), (depose + settings.IMPORTS_CONSERVATION + SECONDE, False)):
        with horloge(instant):
            ImportAgents.objects.update(modifie_le=maintenant())
            purger()
        assert default_storage.exists(orphelin) is reste
        assert default_storage.exists(gardes)
