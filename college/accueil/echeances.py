"""When the next text is due, told when nothing waits (règle V3)."""

from __future__ import annotations

from collections.abc import Iterable

from college.accueil.situation import situation_de
from ctri.dossiers.etats import A_REMETTRE, ABANDONNES
from ctri.dossiers.noms import intitule
from ctri.echeancier.attendus import echeance_de
from mutualisation.accueil.registre import Echeance
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.templatetags.francais import jour
from mutualisation.territoire.models import Region


def echeances(acteur: Acteur, region: Region | None) -> Iterable[Echeance]:
    """Texts of the year not handed over yet; what a text given back becomes is due as before."""
    if region is None or not acteur.peut(Droit.CONSULTER, region):
        return
    situation = situation_de(acteur, region)
    remis = {(d.livrable, d.pole) for d in situation.du_cycle if d.etat not in (*A_REMETTRE, *ABANDONNES)}
    for code, pole in situation.textes:
        livrable = region.schema.livrable(code)
        le = echeance_de(livrable, situation.annee)
        if le is not None and (code, pole) not in remis:
            nom = intitule(region, code, situation.annee, pole, forme="le")
            yield Echeance(le, f"{nom}, attendu{livrable.libelle.e} le {jour(le)}")
