"""Accounts nobody uses any more (règle R1): closed, their address and password erased.

The name goes too, unless an act still kept bears it: an act without author would not be one.
"""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Sequence

from django.db.models import Q
from django.db.models.functions import Coalesce

from mutualisation.comptes.models import Utilisateur
from mutualisation.conservation.registre import Classe, gardes, inscrire
from mutualisation.mandats.models import Mandat
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Dispositif

COMPTE = "mutualisation.utilisateur"
# No mail can be sent there (RFC 2606).
DOMAINE = "compte-efface.invalid"
PRENOM, NOM = "Compte", "effacé"


def _dus(dispositif: Dispositif, avant: dt.date) -> Sequence[int]:
    """Without visit since, without mandate today or to come, and used by no other scheme."""
    ici = Q(mandats__dispositif=dispositif) | Q(agent__dispositif=dispositif)
    ailleurs = Q(mandats__dispositif__isnull=False) & ~Q(mandats__dispositif=dispositif)
    ailleurs |= Q(agent__isnull=False) & ~Q(agent__dispositif=dispositif)
    comptes = Utilisateur.objects.filter(ici).exclude(pk__in=Utilisateur.objects.filter(ailleurs).values("pk"))
    comptes = comptes.exclude(pk__in=_mandates()).alias(vu_le=Coalesce("last_login", "cree_le"))
    lus = comptes.filter(vu_le__date__lt=avant).distinct().order_by("pk").values_list("pk", "email", "nom")
    candidats = {pk: (email, nom) for pk, email, nom in lus}
    nommes = gardes(COMPTE, list(candidats), avant)
    return [pk for pk, (email, nom) in candidats.items() if not _est_efface(email, nom, nomme=pk in nommes)]


def _mandates() -> Sequence[int]:
    en_cours = Mandat.objects.filter(Q(periode__endswith__gt=aujourdhui()) | Q(periode__upper_inf=True))
    return list(en_cours.order_by().values_list("titulaire_id", flat=True))


def _est_efface(email: str, nom: str, *, nomme: bool) -> bool:
    return email.endswith(f"@{DOMAINE}") and (nomme or nom == NOM)


def _effacer(comptes: Sequence[int]) -> None:
    nommes = gardes(COMPTE, comptes, aujourdhui())
    for compte in Utilisateur.objects.select_for_update(of=("self",)).filter(pk__in=comptes).order_by("pk"):
        compte.email = f"{compte.pk}@{DOMAINE}"
        compte.set_unusable_password()
        compte.is_active, compte.last_login, compte.derniere_visite = False, compte.last_login, None
        # Every session ends.
        compte.sceau = secrets.token_hex(8)
        if compte.pk not in nommes:
            compte.prenom, compte.nom, compte.docteur = PRENOM, NOM, False
        compte.save()


def inscrire_classe() -> None:
    """Called when the application starts."""
    inscrire(Classe("comptes", "comptes fermés, adresse effacée, nom aussi si aucun acte ne le porte", _dus, _effacer))
