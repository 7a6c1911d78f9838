"""Setting what the articles state (règles C2, C3)."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction

from college.reglement import policies
from college.reglement.actions.verrou import Conflit, verrouiller
from college.reglement.instantane import parametres_de
from college.reglement.models import Reglement
from college.reglement.reperes import REPERES
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def regler_parametres(*, reglement: Reglement, revision: int, par: Acteur, **parametres: int | bool) -> Reglement:
    """Set all of them; the articles that state them follow. Raises Conflit as an article does."""
    reglement = verrouiller(reglement)
    titre = policies.verifier_modifiable(par, reglement)
    avant = parametres_de(reglement)
    changes = [code for code, valeur in parametres.items() if avant[code] != valeur]
    if not changes:
        return reglement
    if reglement.revision != revision and reglement.modifie_par and reglement.modifie_le:
        raise Conflit(reglement, auteur=reglement.modifie_par, le=reglement.modifie_le, revision=reglement.revision)
    for code in changes:
        setattr(reglement, code, parametres[code])
    try:
        reglement.clean_fields(exclude=[f.name for f in reglement._meta.fields if f.name not in REPERES])
    except ValidationError as erreur:
        champ, raisons = next(iter(erreur.message_dict.items()))
        raise Refus(raisons[0], champ) from erreur
    reglement.revision += 1
    reglement.modifie_par, reglement.modifie_le = par.utilisateur, maintenant()
    reglement.save()
    inscrire(reglement, "regler_parametres", par=par, titre=titre, region=reglement.dossier.region)
    return reglement
