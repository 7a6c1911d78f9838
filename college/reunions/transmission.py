"""What leaves a meeting for the committee's information: its agenda once convened, its minutes once approved (C3, C9).

Minutes still to approve leave only where the college's own rules allow it, marked so. Why somebody was excused stays
inside the college.
"""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from college.membres.appartenance import est_membre
from college.reglement.regles import regles_du_college
from college.reunions.contenu import CompteRenduLu
from college.reunions.etats import EtatReunion
from college.reunions.impression import feuille_de
from college.reunions.lecture import lue
from college.reunions.models import Reunion
from ctri.transmissions import genres
from ctri.transmissions.genres import Contenu, Envoi, Genre
from mutualisation.mandats.acteur import Acteur
from mutualisation.refus import Refus

ORDRE_DU_JOUR, COMPTE_RENDU = "college_ordre_du_jour", "college_compte_rendu"
FEUILLE = "mutualisation/css/reunion.css"


def _source(acteur: Acteur, reunion_id: int) -> Reunion | None:
    """The meeting; None for whoever may not know of it.

    No lock: a meeting only goes forward, and what leaves of its minutes is a row that never changes.
    """
    reunion = Reunion.objects.visibles_par(acteur).select_related("region").filter(pk=reunion_id).first()
    return reunion if reunion is not None and est_membre(acteur, reunion.region) else None


def preparer_ordre_du_jour(acteur: Acteur, reunion_id: int) -> Envoi | None:
    """As it was sent to the members: never before their convocation."""
    reunion = _source(acteur, reunion_id)
    if reunion is None:
        return None
    if reunion.etat in (EtatReunion.PREPARATION, EtatReunion.ANNULEE):
        mot = reunion.region.vocabulaire.ordre_du_jour
        raise Refus(f"{mot.Le} se transmet une fois les membres convoqués.")
    feuille: dict[str, Any] = dict(feuille_de(lue(reunion)))
    retenus = ("titre", "emetteur", "date", "horaire", "lieu", "points")
    return Envoi(reunion.region, {cle: feuille[cle] for cle in retenus})


def preparer_compte_rendu(acteur: Acteur, reunion_id: int) -> Envoi | None:
    """Approved; or as last circulated, where the rules in force on its day allow it (règle C3)."""
    reunion = _source(acteur, reunion_id)
    if reunion is None:
        return None
    version = reunion.comptes_rendus.last()
    mot = reunion.region.vocabulaire.compte_rendu
    if reunion.etat == EtatReunion.APPROUVEE and version is not None:
        return Envoi(reunion.region, _sans_motifs(version.contenu, reunion))
    regles = regles_du_college(reunion.region, reunion.date)
    if version is None or reunion.etat != EtatReunion.PROJET or not regles.transmission_avant_approbation:
        raise Refus(f"{mot.Le} se transmet une fois approuvé{mot.e} ({regles.source}).")
    return Envoi(reunion.region, _sans_motifs(version.contenu, reunion), reserve=True)


def _sans_motifs(contenu: CompteRenduLu, reunion: Reunion) -> dict[str, Any]:
    """The same minutes, without why each was excused: names alone leave (règle C9)."""
    excuses = [str(p.agent) for p in lue(reunion).aux("excuse")]
    return {**contenu, "presences": {**contenu["presences"], "excuses": excuses}}


def _nommer(contenu: Contenu) -> str:
    return str(contenu["titre"])


def _nommer_ordre(contenu: Contenu) -> str:
    return f"Ordre du jour, {contenu['titre'][:1].lower()}{contenu['titre'][1:]}"


def _adresse(reunion_id: int) -> str:
    return reverse("reunion", args=[reunion_id])


def inscrire() -> None:
    """Called when the application starts."""
    genres.inscrire(
        Genre(
            ORDRE_DU_JOUR,
            terme="ordre_du_jour",
            gabarit="college/reunions/transmis/ordre_du_jour.html",
            gabarit_pdf="college/reunions/transmis/ordre_du_jour.pdf.html",
            nommer=_nommer_ordre,
            preparer=preparer_ordre_du_jour,
            adresse_source=_adresse,
            feuille=FEUILLE,
        )
    )
    genres.inscrire(
        Genre(
            COMPTE_RENDU,
            terme="compte_rendu",
            gabarit="college/reunions/transmis/compte_rendu.html",
            gabarit_pdf="college/reunions/transmis/compte_rendu.pdf.html",
            nommer=_nommer,
            preparer=preparer_compte_rendu,
            adresse_source=_adresse,
            feuille=FEUILLE,
        )
    )
