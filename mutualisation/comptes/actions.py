"""What changes an account: opening a session, inviting, choosing a password, closing."""

from __future__ import annotations

import datetime as dt
import secrets

from axes.utils import reset as lever_le_verrou
from django.contrib.auth import login, update_session_auth_hash
from django.db import transaction
from django.http import HttpRequest

from mutualisation.comptes.liens import INVITATION, REINITIALISATION
from mutualisation.comptes.models import Utilisateur
from mutualisation.comptes.policies import (
    titre_gestionnaire,
    verifier_fermer,
    verifier_gerer_comptes,
    verifier_inviter_de_nouveau,
    verifier_rouvrir,
)
from mutualisation.courriels import actions as courriels
from mutualisation.journal.actions import historique, inscrire
from mutualisation.mandats.acteur import Acteur
from mutualisation.temps import maintenant

OUVERTE_LE = "ouverte_le"
# One message per account and per lapse, whatever the number of requests: nobody's mailbox is flooded.
DELAI_ENTRE_LIENS = dt.timedelta(minutes=5)


def ouvrir_session(request: HttpRequest, utilisateur: Utilisateur) -> None:
    """Sign in; the visit before this one dates what is new on the home page."""
    Utilisateur.objects.filter(pk=utilisateur.pk).update(derniere_visite=utilisateur.last_login)
    login(request, utilisateur)
    request.session[OUVERTE_LE] = maintenant().timestamp()


@transaction.atomic
def inviter(*, email: str, prenom: str, nom: str, genre: str, docteur: bool, par: Acteur) -> Utilisateur:
    """Open an account without password; the invitation to choose one leaves once both are recorded."""
    verifier_gerer_comptes(par)
    compte = Utilisateur.objects.create_user(email, prenom=prenom, nom=nom, genre=genre, docteur=docteur)
    inscrire(compte, "inviter", par=par, titre=titre_gestionnaire(par))
    courriels.demander(genre=INVITATION.code, destinataire=compte, par=par)
    return compte


@transaction.atomic
def inviter_de_nouveau(compte: Utilisateur, *, par: Acteur) -> None:
    verifier_inviter_de_nouveau(par, compte)
    inscrire(compte, "inviter_de_nouveau", par=par, titre=titre_gestionnaire(par))
    courriels.demander(genre=INVITATION.code, destinataire=compte, par=par)


@transaction.atomic
def demander_lien(email: str) -> None:
    """Forgotten password: neither the answer nor its delay tells the asker whether the account exists."""
    comptes = Utilisateur.objects.select_for_update(no_key=True).filter(email__iexact=email.strip(), is_active=True)
    compte = comptes.first()
    if compte is None or _lien_recent(compte):
        courriels.feindre()
        return
    inscrire(compte, "demander_lien", par=None)
    courriels.demander(genre=REINITIALISATION.code, destinataire=compte, par=None)


def _lien_recent(compte: Utilisateur) -> bool:
    return historique(compte).filter(code="demander_lien", le__gt=maintenant() - DELAI_ENTRE_LIENS).exists()


@transaction.atomic
def choisir_mot_de_passe(compte: Utilisateur, mot_de_passe: str) -> None:
    """By a link or from “my account”: every open session ends, and so does a lock on sign-in."""
    compte.set_password(mot_de_passe)
    compte.save(update_fields=["password"])
    inscrire(compte, "choisir_mot_de_passe", par=Acteur(compte, []))
    lever_le_verrou(username=compte.email)


def changer_mot_de_passe(request: HttpRequest, mot_de_passe: str) -> None:
    """The session in which it is changed goes on."""
    choisir_mot_de_passe(request.user, mot_de_passe)
    update_session_auth_hash(request, request.user)


@transaction.atomic
def fermer_sessions(compte: Utilisateur) -> None:
    """A new seal: no session opened before is recognised any more."""
    compte.sceau = secrets.token_hex(8)
    compte.save(update_fields=["sceau"])
    inscrire(compte, "fermer_sessions", par=Acteur(compte, []))


@transaction.atomic
def fermer(compte: Utilisateur, *, motif: str, par: Acteur) -> None:
    verifier_fermer(par, compte)
    _basculer(compte, ouvert=False)
    inscrire(compte, "fermer", par=par, titre=titre_gestionnaire(par), motif=motif)


@transaction.atomic
def rouvrir(compte: Utilisateur, *, par: Acteur) -> None:
    verifier_rouvrir(par, compte)
    _basculer(compte, ouvert=True)
    inscrire(compte, "rouvrir", par=par, titre=titre_gestionnaire(par))


def _basculer(compte: Utilisateur, *, ouvert: bool) -> None:
    compte.is_active = ouvert
    compte.save(update_fields=["is_active"])
