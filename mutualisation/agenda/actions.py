"""Opening, renewing and revoking the private address of one's own calendar."""

from __future__ import annotations

from django.db import transaction

from mutualisation.agenda.liens import empreinte, nouveau_jeton
from mutualisation.agenda.models import LienAgenda
from mutualisation.comptes.models import Utilisateur
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus
from mutualisation.temps import maintenant


@transaction.atomic
def creer_lien(*, par: Acteur) -> str:
    """The token, known to the person alone and only now; an address made before stops working."""
    compte = _verrouiller(par)
    jeton = nouveau_jeton()
    champs = {"empreinte": empreinte(jeton), "cree_le": maintenant()}
    _, nouveau = LienAgenda.objects.update_or_create(utilisateur=compte, defaults=champs)
    if nouveau:
        inscrire(compte, "creer_lien_agenda", par=par)
    else:
        inscrire(compte, "renouveler_lien_agenda", par=par)
    return jeton


@transaction.atomic
def revoquer_lien(*, par: Acteur) -> None:
    """The address stops working at once."""
    compte = _verrouiller(par)
    effaces, _ = LienAgenda.objects.filter(utilisateur=compte).delete()
    if not effaces:
        raise Refus("Vous n’avez pas de lien vers votre agenda.")
    inscrire(compte, "revoquer_lien_agenda", par=par)


def _verrouiller(par: Acteur) -> Utilisateur:
    return Utilisateur.objects.select_for_update(no_key=True).get(pk=par.utilisateur.pk)
