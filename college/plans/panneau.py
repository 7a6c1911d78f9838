"""The panel beside the table: what is missing, and the load of each doctor against their capacity (règle P2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from college.plans.calculs import Charge, Dispersion, charges, dispersion, noms_courts
from college.plans.contenu import Contenu, Service
from college.plans.presentation import lu
from ctri.dossiers.types import Contenu as ContenuFige
from ctri.dossiers.types import Manque
from mutualisation.dessins import ECRAN, LigneCapacite, barre_medecin
from mutualisation.typographie import INSECABLE, pourcent

LARGEUR_BARRE = 232


@dataclass(frozen=True)
class ManqueNumerote:
    """A thing to complete and its number, which stands in the table too."""

    numero: int
    manque: Manque


@dataclass(frozen=True)
class LigneCharge:
    """One doctor's year, drawn and written."""

    medecin: int
    nom: str
    affiche: str
    precision: str
    charge: Charge
    barre: SafeString
    taux: str
    motif: str
    numero: int | None


@dataclass(frozen=True)
class Panneau:
    """Everything the panel shows, the most loaded doctor first."""

    manques: Sequence[ManqueNumerote]
    lignes: Sequence[LigneCharge]
    etendue: str
    surcharges: int
    reserve_posee: int
    reserve_prevue: int


def panneau(contenu_fige: ContenuFige, manques: Sequence[Manque]) -> Panneau:
    """Compute the panel of a content."""
    contenu = lu(contenu_fige)
    numerotes = [ManqueNumerote(rang, manque) for rang, manque in enumerate(manques, 1)]
    lignes = charges(contenu)
    return Panneau(
        manques=numerotes,
        lignes=_lignes(contenu, lignes, {n.manque.cle: n.numero for n in numerotes}),
        etendue=_etendue(dispersion(lignes)),
        surcharges=sum(bool(ligne.surcharge) for ligne in lignes),
        reserve_posee=sum(ligne.jours.reserve for ligne in lignes),
        reserve_prevue=sum(ligne.medecin["reserve"] for ligne in lignes),
    )


def _etendue(ecart: Dispersion | None) -> str:
    """How evenly the load is shared; nothing to say without capacity."""
    if ecart is None:
        return ""
    bornes = f"{pourcent(ecart.minimum)} à {pourcent(ecart.maximum)}"
    return f"Charge de {bornes}, médiane {pourcent(ecart.mediane)}. "


def _lignes(contenu: Contenu, lignes: Sequence[Charge], numeros: Mapping[str, int]) -> list[LigneCharge]:
    services = {service["id"]: service for service in contenu["services"]}
    noms = noms_courts(contenu["medecins"])
    motifs = {motif["medecin"]: motif["texte"] for motif in contenu["motifs_surcharge"]}
    plafond = max((max(ligne.total, ligne.capacite) for ligne in lignes), default=1)
    ordre = sorted(lignes, key=lambda ligne: (-(ligne.taux or 0), noms[ligne.medecin["id"]]))
    return [
        LigneCharge(
            medecin=ligne.medecin["id"],
            nom=noms[ligne.medecin["id"]],
            affiche=ligne.medecin["affiche"],
            precision=_precision(ligne, services[ligne.medecin["service"]]),
            charge=ligne,
            barre=_barre(ligne, plafond),
            taux=pourcent(ligne.taux),
            motif=motifs.get(ligne.medecin["id"], ""),
            numero=numeros.get(f"medecin-{ligne.medecin['id']}"),
        )
        for ligne in ordre
    ]


def _precision(ligne: Charge, service: Service) -> str:
    """“63, 80 %”: the department of a local service, the short name of the head office."""
    lieu = service["court"] if service["siege"] else ", ".join(service["departements"])
    quotite = ligne.medecin["quotite"]
    return lieu if quotite == 100 else f"{lieu}, {quotite}{INSECABLE}%"


def _barre(ligne: Charge, plafond: int) -> SafeString:
    dessinee = LigneCapacite(
        nom=ligne.medecin["affiche"],
        hors_plan=ligne.medecin["hors_plan"],
        programmes=ligne.jours.programmes,
        annualises=ligne.jours.annualises,
        capacite=ligne.capacite,
    )
    return barre_medecin(dessinee, theme=ECRAN, plafond=plafond, largeur=LARGEUR_BARRE)
