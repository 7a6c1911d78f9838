"""Posts to keep, as plain figures (règle T6)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from mutualisation.effectifs.actions import (
    fixer_effectif_socle,
)
from mutualisation.effectifs.ecarts import Presence, compter
from mutualisation.effectifs.models import EffectifSocle
from mutualisation.effectifs.socles import Fixe, Socle, retenus, socles
from mutualisation.journal.actions import historique
from mutualisation.journal.libelles import raconter
from mutualisation.mandats.acteur import acteur_de
from tests.distribution import DEBUT, Monde
from tests.mutualisation.effectifs.lectures import Page, refus, texte

pytestmark = pytest.mark.usefixtures("cadre")
JOUR = dt.date(2027, 3, 10)
ORIGINE = dt.date(2007, 1, 1)
MILIEU = dt.date(2020, 1, 1)


def fixe(postes: str, fonction: str = "", debut: dt.date = ORIGINE, fin: dt.date | None = None) -> Fixe:
    return Fixe(1, fonction, Decimal(postes), debut, fin)


def test_le_chiffre_du_service_l_emporte_sinon_les_fonctions_s_ajoutent() -> None:
    assert retenus({(1, "a"): Decimal(1), (1, "b"): Decimal("0.5"), (2, "a"): Decimal(3), (2, ""): Decimal(2)}) == {
        1: Decimal("1.5"),
        2: Decimal(2),
    }


def test_un_acte_a_venir_ne_compte_pas_encore_un_acte_fini_ne_compte_plus() -> None:
    demain = JOUR + dt.timedelta(days=1)
    assert socles([fixe("2", fin=demain), fixe("1", debut=demain)], JOUR) == {1: Socle(Decimal(2), Decimal(2))}
    assert socles([fixe("2", fin=JOUR)], JOUR) == {}


def test_baisser_sous_l_origine_supprime_des_postes_remonter_les_rend() -> None:
    origine = fixe("3", fin=MILIEU)
    assert socles([origine, fixe("2", debut=MILIEU)], JOUR)[1].supprimes == 1
    assert socles([origine, fixe("4", debut=MILIEU)], JOUR)[1].supprimes == 0


def test_la_suppression_se_voit_aussi_fonction_par_fonction() -> None:
    actes = [fixe("1", "a"), fixe("2", "b", fin=MILIEU), fixe("1", "b", debut=MILIEU)]
    assert socles(actes, JOUR) == {1: Socle(Decimal(2), Decimal(3))}


def test_ni_vacances_ni_suppressions_ne_se_compensent_entre_services() -> None:
    regle = {1: Socle(Decimal(2), Decimal(3)), 2: Socle(Decimal(4), Decimal(1))}
    effectifs = compter([1, 2], [Presence(1, True, 50), *[Presence(2, True, 100)] * 5], regle)
    assert (effectifs.par_service[1].vacants, effectifs.par_service[2].vacants) == (1, 0)
    assert (effectifs.total.vacants, effectifs.total.supprimes, effectifs.total.postes) == (1, 1, 6)
    assert effectifs.services_amputes == [1]
    assert effectifs.manque == Decimal("1.5")


# ── On screen ──────────────────────────────────────────────────────────────────
def test_par_fonction_un_total_et_le_service_entier_l_emporte(monde: Monde, page: Page) -> None:
    service = monde.services["15"]
    EffectifSocle.objects.filter(service=service).delete()
    une, autre = (f.code for f in monde.auvergne.schema.fonctions[:2])
    acte = {"acte": "Arrêté n° 4", "date_acte": "2007-03-01", "debut": "2007-04-01"}
    for fonction, postes in ((une, "1"), (autre, "0.5")):
        champs = acte | {"fonction": fonction, "postes": postes}
        assert page("gestionnaire_a", "effectif_socle", service.pk, data=champs).status_code == 302
    reponse = page("mir_a", "effectif_socle", service.pk)
    assert (reponse.context["postes"], reponse.context["somme"]) == ("1,5", "1,5")
    assert "l’emporte sur celui-ci" not in texte(reponse)
    lignes = {ligne.service.pk: ligne for ligne in page("mir_a", "equipes", monde.auvergne.pk).context["lignes"]}
    assert lignes[service.pk].postes == "1,5"
    page("gestionnaire_a", "effectif_socle", service.pk, data=acte | {"fonction": "", "postes": "2"})
    reponse = page("mir_a", "effectif_socle", service.pk)
    assert (reponse.context["postes"], reponse.context["somme"]) == ("2,0", "1,5")
    assert "le chiffre de tout le service l’emporte sur celui-ci" in texte(reponse)


def test_un_poste_supprime_est_un_manquement_un_poste_vacant_ne_l_est_pas(monde: Monde, page: Page) -> None:
    lu = texte(page("mir_a", "equipes", monde.auvergne.pk))
    assert "supprimé" not in lu
    champs = {"postes": "2", "acte": "Arrêté n° 9", "date_acte": "2026-01-01", "debut": "2026-01-02"}
    siege = monde.services["siege"].pk
    page("gestionnaire_a", "effectif_socle", siege, data=champs)
    reponse = page("mir_a", "effectif_socle", siege)
    assert "1 poste supprimé : les premiers actes en fixaient 3,0" in texte(reponse)
    assert reponse.context["vacants"] == "0,0"
    assert "1 poste supprimé sous l’effectif-socle" in texte(page("mir_a", "equipes", monde.auvergne.pk))
    assert "1 poste supprimé" in texte(page("mir_a", "accueil"))


# ── The acts that fix them ────────────────────────────────────────────────────
def _fixer(monde: Monde, par: Any, debut: dt.date = JOUR, **champs: Any) -> EffectifSocle:
    acte = {"postes": Decimal("1.5"), "acte": "Arrêté n° 12", "date_acte": dt.date(2027, 3, 1)}
    return fixer_effectif_socle(par=par, service=monde.services["15"], debut=debut, **(acte | champs))


def test_fixer_l_effectif_socle_remplace_le_precedent_et_le_garde(monde: Monde) -> None:
    _fixer(monde, acteur_de(monde.gestionnaire_a))
    socles = EffectifSocle.objects.filter(service=monde.services["15"]).order_by("periode")
    assert [(s.postes, s.periode.lower, s.periode.upper) for s in socles] == [
        (Decimal("1.0"), DEBUT, JOUR),
        (Decimal("1.5"), JOUR, None),
    ]
    (acte,) = historique(monde.services["15"])
    assert raconter(acte).quoi.replace("\u00a0", " ") == "a fixé 1,5 poste à garder à compter du 10 mars 2027"


def test_l_effectif_socle_ne_se_reecrit_pas_en_arriere(monde: Monde) -> None:
    raison = refus(lambda: _fixer(monde, None, debut=DEBUT))
    assert raison == (
        "Un effectif-socle est déjà fixé à compter du 1er janvier 2007 : choisissez une date postérieure."
    )


def test_une_fonction_a_son_effectif_socle_sans_toucher_a_celui_du_service(monde: Monde) -> None:
    fonction = monde.auvergne.schema.fonctions[0]
    _fixer(monde, None, fonction=fonction.code)
    socles = EffectifSocle.objects.filter(service=monde.services["15"]).order_by("periode")
    assert [(s.fonction, s.periode.upper) for s in socles] == [("", None), (fonction.code, None)]
    (acte,) = historique(monde.services["15"])
    assert raconter(acte).quoi.endswith(f"2027, pour «\u202f{fonction.libelle}\u202f»")


def test_une_fonction_inconnue_est_refusee(monde: Monde) -> None:
    raison = refus(lambda: _fixer(monde, None, fonction="inconnue"))
    assert raison == "Cette fonction n’est pas dans le référentiel."


def test_l_effectif_socle_est_tenu_par_la_region(monde: Monde) -> None:
    raison = refus(lambda: _fixer(monde, acteur_de(monde.chef_local_a)))
    assert raison.startswith("Cet acte engage la région : il revient au chargé des ressources humaines")
