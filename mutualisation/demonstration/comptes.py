"""The accounts shown to whoever tries the demonstration, and their one password."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings

from mutualisation.comptes.models import Utilisateur
from mutualisation.demonstration import auvergne
from mutualisation.demonstration.noms import adresse
from mutualisation.demonstration.registre import POLES, REFERENCE
from mutualisation.mandats.acteur import Titre, acteur_de
from mutualisation.mandats.models import Mandat
from mutualisation.mandats.roles import chapeau, titre_du_mandat
from mutualisation.temps import aujourdhui

# Known by everybody: `exiger_demonstration` keeps it out of any other kind of run.
MOT_DE_PASSE = "Tilleul-et-7-Verveines"


class HorsDemonstration(RuntimeError):
    """Invented data and a public password have no place in production."""


def exiger_demonstration() -> None:
    if settings.MODE not in ("demo", "test"):
        raise HorsDemonstration("Les données de démonstration demandent MODE=demo ou MODE=test.")


@dataclass(frozen=True)
class Compte:
    """One line of the table."""

    role: str
    nom: str
    identifiant: str


# Who is worth signing in as: scheme, region code, role, and where it helps the department or the pole.
A_ESSAYER: tuple[tuple[str, str, str, str], ...] = (
    (REFERENCE, "83", "mir", ""),
    (REFERENCE, "83", "directeur_drass", ""),
    (REFERENCE, "83", "directeur_ddass", "15"),
    (REFERENCE, "83", "secretaire_ctri", ""),
    (REFERENCE, "83", "gestionnaire_effectifs", ""),
    (REFERENCE, "83", "prefet", ""),
    (REFERENCE, "83", "evaluateur", ""),
    (REFERENCE, "82", "mir", ""),
    (REFERENCE, "22", "mir", ""),
    (REFERENCE, "22", "secretaire_ctri", ""),
    (REFERENCE, "43", "mir", ""),
    (REFERENCE, "43", "directeur_drass", ""),
    (REFERENCE, "43", "secretaire_ctri", ""),
    (REFERENCE, "04", "mir", ""),
    (REFERENCE, "04", "directeur_dsds", ""),
    (REFERENCE, "", "equipe_nationale", ""),
    (REFERENCE, "", "administrateur", ""),
    (POLES, "53", "responsable_pole", "rps"),
    (POLES, "53", "mcr", ""),
    (POLES, "53", "secretaire_codir", ""),
)


def comptes_a_essayer() -> list[Compte]:
    """One person for each role worth trying, and a doctor, an associate and someone without any mandate."""
    mandats = list(Mandat.objects.au(aujourdhui()).avec_noms().order_by("pk"))
    trouves = [next((m for m in mandats if _convient(m, *cherche)), None) for cherche in A_ESSAYER]
    adresses = [adresse(i.prenom, i.nom) for i in auvergne.TEMOINS]
    temoins = sorted(Utilisateur.objects.filter(email__in=adresses), key=lambda u: adresses.index(u.email))
    return [_compte(m.titulaire, titre_du_mandat(m)) for m in trouves if m is not None] + [
        _compte(u, acteur_de(u).courant) for u in temoins
    ]


def _convient(mandat: Mandat, dispositif: str, region: str, role: str, precision: str) -> bool:
    lieux = {"", mandat.pole, mandat.service.departement_id if mandat.service else ""}
    return (
        mandat.dispositif.code == dispositif
        and mandat.role == role
        and (mandat.region.circonscription.code if mandat.region else "") == region
        and precision in lieux
    )


def _compte(personne: Utilisateur, titre: Titre | None) -> Compte:
    return Compte(chapeau(titre, personne) if titre else "Sans mandat", personne.affiche, personne.email)
