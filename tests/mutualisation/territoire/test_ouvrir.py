"""A scheme laid over regions: their services bear its words (règles T1, T2)."""

import pytest
from django.db.backends.postgresql.psycopg_any import DateRange

from mutualisation.journal.actions import historique
from mutualisation.refus import Refus
from mutualisation.territoire.actions import ouvrir_dispositif
from mutualisation.territoire.models import Dispositif, Region, Service
from tests.distribution import DEBUT, Monde


def ouvrir(monde: Monde, *codes: str, region: str = "auvergne", **champs: object) -> Dispositif:
    referentiel = getattr(monde, region).dispositif.referentiel
    periode = DateRange(DEBUT, None)
    return ouvrir_dispositif(code="essai", referentiel=referentiel, regions=codes or None, periode=periode, **champs)  # type: ignore[arg-type]


def noms(region: Region) -> list[str]:
    return [s.nom for s in region.services.order_by("-est_siege", "departement_id")]


def test_un_siege_et_un_service_par_departement(monde: Monde) -> None:
    assert noms(monde.auvergne) == [
        "DRASS d’Auvergne",
        "DDASS de l’Allier",
        "DDASS du Cantal",
        "DDASS de la Haute-Loire",
        "DDASS du Puy-de-Dôme",
    ]
    assert monde.services["15"].propre.le == "la DDASS du Cantal"


def test_outre_mer_un_service_tient_les_deux_roles(monde: Monde) -> None:
    service = monde.martinique.services.get()
    assert (service.nom, service.est_siege, service.est_local) == ("DSDS de Martinique", True, True)


def test_les_mots_et_les_articles_sont_ceux_du_dispositif(monde: Monde) -> None:
    assert noms(monde.bretagne)[:2] == ["DRSM de Bretagne", "ELSM des Côtes-d’Armor"]
    assert monde.bretagne.services.get(departement_id="29").propre.de == "de l’ELSM du Finistère"


def test_toute_la_france_de_2007(monde: Monde) -> None:
    dispositif = ouvrir(monde, nom="Essai")
    services = Service.objects.filter(region__dispositif=dispositif)
    assert dispositif.regions.count() == 26
    assert services.filter(est_siege=True).count() == 26
    assert services.filter(est_local=True).count() == 100
    # Four overseas regions of one department: 22 head offices and 96 local services apart, 4 services for both.
    assert services.count() == 22 + 96 + 4
    lorraine = services.get(region__circonscription__code="41", est_siege=True)
    assert lorraine.departement.chef_lieu == "Nancy"


def test_la_region_demarre_avec_le_dispositif_ou_a_sa_date(monde: Monde) -> None:
    plus_tard = DEBUT.replace(month=6)
    dispositif = ouvrir(monde, "42", "43", demarrages={"43": plus_tard})
    assert [r.demarrage for r in dispositif.regions.order_by("circonscription__code")] == [DEBUT, plus_tard]
    assert historique(dispositif).get().donnees == {"regions": ["42", "43"]}


def test_une_region_inconnue_est_refusee_et_rien_n_est_ecrit(monde: Monde) -> None:
    with pytest.raises(Refus, match="Code de région inconnu sur la carte de 2007\u00a0: 44, 99"):
        ouvrir(monde, "83", "44", "99")
    assert not Dispositif.objects.filter(code="essai").exists()
