"""The pictures of a plan, on screen and on paper: same numbers, same geometry, the theme alone changes."""

from collections.abc import Iterator, Sequence

from django.utils.safestring import SafeString

from college.plans.calculs import Charge, charges, emploi, mots, par_service, territoires
from college.plans.contenu import Contenu
from mutualisation.dessins import (
    GroupeCapacite,
    LigneCapacite,
    Part,
    Theme,
    Zone,
    barre_medecin,
    barre_repartition,
    barres_capacite,
    carte,
    legende_capacite,
    teintes,
    tout_tient,
)
from mutualisation.dessins.barres import maximum
from mutualisation.typographie import nombre

# A picture cannot break across pages: beyond this many rows a new one starts.
LIGNES_PAR_DESSIN = 34


def ligne_capacite(charge: Charge) -> LigneCapacite:
    """One doctor's load as the drawing wants it."""
    medecin = charge.medecin
    return LigneCapacite(
        nom=f"{medecin['prenom']} {medecin['nom']}",
        hors_plan=medecin["hors_plan"],
        programmes=charge.jours.programmes,
        annualises=charge.jours.annualises,
        capacite=charge.capacite,
    )


def dessins_charge(contenu: Contenu, theme: Theme) -> list[SafeString]:
    """Load against capacity, grouped by service; several pictures on one scale when the region is large."""
    groupes = [
        GroupeCapacite(service["court"], [ligne_capacite(charge) for charge in lignes])
        for service, lignes in par_service(contenu)
    ]
    plafond = maximum(groupes)
    titre = f"Jours affectés et capacité par {mots(contenu).medecin.nom}"
    return [barres_capacite(lot, titre=titre, theme=theme, plafond=plafond) for lot in _lots(groupes)]


def _lots(groupes: Sequence[GroupeCapacite]) -> Iterator[list[GroupeCapacite]]:
    """Whole services as long as they fit, cut only when one alone is too long."""
    lot: list[GroupeCapacite] = []
    place = LIGNES_PAR_DESSIN
    for groupe in groupes:
        reste = list(groupe.lignes)
        titre = groupe.titre
        while reste:
            if place < min(len(reste), 4):
                yield lot
                lot, place = [], LIGNES_PAR_DESSIN
            pris, reste = reste[:place], reste[place:]
            lot.append(GroupeCapacite(titre, pris))
            place -= len(pris) + 1
            titre = f"{groupe.titre} (suite)"
    if lot:
        yield lot


def legende_charge(contenu: Contenu, theme: Theme) -> SafeString:
    """Keys of the chart, only those it uses."""
    lignes = charges(contenu)
    return legende_capacite(
        theme,
        hors_plan=any(ligne.medecin["hors_plan"] for ligne in lignes),
        surcharge=any(ligne.surcharge for ligne in lignes),
    )


def dessin_medecin(charge: Charge, theme: Theme, plafond: int) -> SafeString:
    """The bar of one doctor, for the panel beside the editor."""
    return barre_medecin(ligne_capacite(charge), theme=theme, plafond=plafond)


def dessin_temps(contenu: Contenu, theme: Theme) -> SafeString:
    """Where the year of all doctors goes; empty when nobody is in post."""
    temps = emploi(contenu)
    parts = [
        Part(temps.hors_plan, "hors plan", "clair"),
        Part(temps.programmes, "programmés", "accent"),
        Part(temps.annualises, "annualisés", "moyen"),
        Part(temps.reserve, "réserve", "clair"),
        Part(temps.formation, "formation", "papier"),
        Part(temps.prete, "prêtés", "papier"),
        Part(temps.libre, "non affectés", "papier"),
    ]
    return barre_repartition(parts, titre=f"Emploi du temps médical en {contenu['annee']}", theme=theme)


def dessin_presence(contenu: Contenu, theme: Theme, *, largeur: float, hauteur_max: float) -> SafeString:
    """Days on site for 100,000 inhabitants in each department; empty where the region has no outline."""
    titre = "Jours sur place pour 100 000 habitants"
    return carte(_zones_presence(contenu), titre=titre, theme=theme, largeur=largeur, hauteur_max=hauteur_max)


def presence_tient(contenu: Contenu, *, largeur: float, hauteur_max: float) -> bool:
    """Does every department of that map hold its own label?"""
    return tout_tient(_zones_presence(contenu), largeur=largeur, hauteur_max=hauteur_max)


def _zones_presence(contenu: Contenu) -> list[Zone]:
    """Departments with their days on site, tinted by rank."""
    lignes = [(ligne.departement, ligne.pour_100_000) for ligne in territoires(contenu).lignes]
    locales = [(departement, taux) for departement, taux in lignes if departement is not None]
    rangs = teintes([taux or 0 for _, taux in locales])
    return [
        Zone(d["code"], d["nom"], "–" if taux is None else nombre(taux, 1), rang, valeur_forte=True)
        for (d, taux), rang in zip(locales, rangs, strict=True)
    ]
