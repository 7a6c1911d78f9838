"""Opening a text and departing from the college's opinion are the proposer's too (règles V4, C7)."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from college.propositions.actions import ouvrir_dossier
from college.propositions.policies import verifier_creer
from college.reunions.policies import verifier_s_ecarter
from ctri.dossiers.models import Dossier
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus, raison
from tests.college.seances_du_college import examen, rendre
from tests.ctri.roles import chaque_tenant

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("nom", ["auvergne", "bretagne"])
def test_ouvrir_un_texte_est_a_son_proposant(nom: str, monde: Any) -> None:
    region = getattr(monde, nom)
    tenants, ouverts = chaque_tenant(region), []
    for livrable in region.schema.livrables:
        for pole in [p.code for p in region.schema.poles] if livrable.par == "pole" else [""]:
            for (role, sien), acteur in tenants.items():
                refus = raison(partial(verifier_creer, acteur, region, livrable=livrable.code, pole=pole))
                attendu = (role, sien) == (livrable.proposant, pole)
                assert not refus if attendu else refus.startswith("Seul "), f"{role} {sien} {livrable.code} : {refus}"
                ouverts += [(livrable.code, pole)] * attendu
    assert len(ouverts) == len(set(ouverts)) > 0


def test_s_ecarter_d_un_avis_est_au_proposant(monde: Any) -> None:
    region, livrable = monde.auvergne, "plan_travail"
    tenants = chaque_tenant(region)
    preside = next(a for (role, _), a in tenants.items() if "presider_college" in region.schema.role(role).droits)
    dossier = Dossier.objects.create(
        region=region, livrable=livrable, genre="essai", annee=2027, titre="Texte", reference="T"
    )
    avis = rendre(examen(region, preside, dossier), preside, "defavorable", "Non")
    permis = {role for (role, _), a in tenants.items() if not raison(lambda a=a: verifier_s_ecarter(a, avis))}
    assert permis == {region.schema.livrable(livrable).proposant}
    assert raison(lambda: verifier_s_ecarter(acteur_de(monde.mir_b), avis)).startswith("Réservé ")


def test_apres_un_texte_refuse_le_suivant_a_sa_propre_reference(monde: Any) -> None:
    """A number of act is given once: the second text of a year does not bear the first one's."""
    ouvrir = partial(
        ouvrir_dossier, region=monde.auvergne, livrable="plan_travail", annee=2027, par=acteur_de(monde.mir_a),
        titre=verifier_creer(acteur_de(monde.mir_a), monde.auvergne, livrable="plan_travail"),
    )  # fmt: skip
    premier = ouvrir()
    with pytest.raises(Refus, match="existe déjà"):
        ouvrir()
    for etat in ("soumise", "inscrite", "refusee"):
        Dossier.objects.filter(pk=premier.pk).update(etat=etat, version=1)
    assert [premier.reference, ouvrir().reference] == ["PTA-AUV-2027", "PTA-AUV-2027-2"]
