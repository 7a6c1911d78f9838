"""What the staff says on the home page and in the navigation (écran 1 de cycle.md; règles T6, R3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from decimal import Decimal

from django.urls import reverse

from mutualisation.accueil.lecture import services_de, une_fois
from mutualisation.accueil.registre import Chiffre, Colonne, Entree, Registre
from mutualisation.effectifs.ecarts import Effectif, Effectifs
from mutualisation.effectifs.releve import effectifs_de
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.temps import aujourdhui
from mutualisation.territoire.models import Region
from mutualisation.typographie import INSECABLE, compte, enumeration, nombre, typographier

RIEN = "–"
ETP_EN_CLAIR = typographier("ETP : part du temps de travail, ni ETPT ni temps rémunéré.")


def inscrire(registre: Registre) -> None:
    """Register what this sub-package shows."""
    registre.inscrire("colonnes", colonnes)
    registre.inscrire("chiffres", chiffres)
    registre.entree(
        Entree(
            rang=60,
            libelle=lambda region: "Équipes et territoires",
            url=lambda region: reverse("equipes", args=[region.pk]) if region else "",
            prefixe="/equipes/",
            visible=lambda acteur, region: region is not None and peut_ouvrir(acteur, region),
        )
    )


def peut_ouvrir(acteur: Acteur, region: Region) -> bool:
    return acteur.peut(Droit.CONSULTER, region) or acteur.peut(Droit.GERER_EFFECTIFS, region)


def colonnes(acteur: Acteur, region: Region | None) -> Iterable[Colonne]:
    """Doctors, their ETP, posts to keep, gap: the first columns of the table by service."""
    if region is None:
        return
    effectifs = _lire(acteur, region)
    v = region.vocabulaire
    yield _colonne(v.medecin.Pluriel, effectifs, lambda e: str(e.medecins), secondaire=True)
    yield _colonne("ETP en poste", effectifs, lambda e: etp(e.etp))
    amputes = frozenset(effectifs.services_amputes)
    yield _colonne(v.effectif_socle.Nom, effectifs, lambda e: postes(e.postes), alertes=amputes, secondaire=True)
    # Vacancies and part time are to be watched; only suppressed posts are a breach.
    vides = frozenset(effectifs.services_sous_le_socle)
    yield replace(_colonne("Écart", effectifs, lambda e: ecart(e.ecart), alertes=vides), proche=True)


def chiffres(acteur: Acteur, region: Region | None) -> Iterable[Chiffre]:
    """Doctors in post, and where some are missing under the posts to keep."""
    if region is None:
        return
    effectifs = _lire(acteur, region)
    total, v = effectifs.total, region.vocabulaire
    sur = f"ETP sur {postes(total.postes)}" if total.postes is not None else "ETP"
    alertes = [postes_supprimes(total.supprimes)] if total.supprimes else []
    if effectifs.manque:
        alertes.append(f"{etp(effectifs.manque)}{INSECABLE}ETP sous {v.effectif_socle.le}")
    lieux = [s.nom for s in services_de(acteur, region) if s.pk in effectifs.services_sous_le_socle]
    yield Chiffre(
        titre=f"{v.medecin.Pluriel} en poste",
        valeur=etp(total.etp),
        sur=sur,
        part=total.part,
        phrase=f"{enumeration(lieux)}. {ETP_EN_CLAIR}" if lieux else ETP_EN_CLAIR,
        alerte=" ; ".join(alertes),
        # As in the table: a vacancy is watched, a suppressed post is a breach.
        proche=bool(alertes) and not total.supprimes,
        # A member of the college reads the figure without being shown the teams.
        url=reverse("equipes", args=[region.pk]) if peut_ouvrir(acteur, region) else "",
        lien="Voir les équipes",
    )


def etp(valeur: Decimal) -> str:
    """« 3,8 »; two decimals only when they say something: « 0,75 »."""
    return nombre(float(valeur), 1 if valeur * 10 == int(valeur * 10) else 2)


def postes(valeur: Decimal | None) -> str:
    return RIEN if valeur is None else etp(valeur)


def postes_supprimes(nombre: Decimal) -> str:
    """« 2 postes supprimés »."""
    return compte(float(nombre), "poste supprimé", "postes supprimés")


def ecart(valeur: Decimal | None) -> str:
    """« −0,5 », « 0,0 », « +1,0 », or a dash where no act fixed any post."""
    if valeur is None:
        return RIEN
    return f"+{etp(valeur)}" if valeur > 0 else etp(valeur)


def _colonne(
    titre: str,
    effectifs: Effectifs,
    dire: Callable[[Effectif], str],
    alertes: frozenset[int] = frozenset(),
    *,
    secondaire: bool = False,
) -> Colonne:
    valeurs = {pk: dire(e) for pk, e in effectifs.par_service.items()}
    return Colonne(titre, valeurs, dire(effectifs.total), alertes, secondaire=secondaire)


def _lire(acteur: Acteur, region: Region) -> Effectifs:
    jour = aujourdhui(region.fuseau)
    services = services_de(acteur, region)
    return une_fois(acteur, (Effectifs, region.pk), lambda: effectifs_de(region, services, jour))
