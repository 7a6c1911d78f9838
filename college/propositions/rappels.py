"""Reminders of texts due, to whoever proposes them (règles V3, V10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from college.propositions.echeances import TexteDu, textes_dus
from ctri.dossiers.proposant import titre_du_proposant
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.mandats.porteurs import porteurs
from mutualisation.notifications import rappels, redaction
from mutualisation.notifications.familles import Famille
from mutualisation.notifications.models import Notification
from mutualisation.notifications.rappels import Rappel
from mutualisation.notifications.redaction import Ligne, Redaction, quand_agir
from mutualisation.templatetags.francais import jour as dire_jour
from mutualisation.territoire.models import Region
from mutualisation.typographie import majuscule

GENRE = "college.texte_du"


def textes_a_remettre(region: Region, jour: dt.date) -> Iterable[Rappel]:
    """Each text due, for those whose it is to submit today."""
    dus = textes_dus(region)
    if not dus:
        return
    candidats = porteurs(region, Droit.SOUMETTRE)
    for texte in dus:
        yield Rappel(
            f"{GENRE}:{texte.cle}", texte.echeance, [a.utilisateur for a in candidats if propose(a, texte)], GENRE,
            region, donnees={"livrable": texte.livrable, "pole": texte.pole, "annee": texte.annee},
            depuis=texte.depuis,
        )  # fmt: skip


def propose(acteur: Acteur, texte: TexteDu) -> bool:
    """Whether this text is this person's to submit."""
    quoi = {"livrable": texte.livrable, "pole": texte.pole}
    return titre_du_proposant(acteur, texte.region, droit=Droit.SOUMETTRE, **quoi) is not None


def ecrire(acteur: Acteur, notifications: Sequence[Notification]) -> dict[int, Ligne]:
    """Said until it is handed over; to whom proposes it no longer, nothing."""
    regions = Region.objects.visibles_par(acteur).in_bulk({n.region_id for n in notifications if n.region_id})
    dus = {texte.cle: texte for region in regions.values() for texte in textes_dus(region)}
    lignes = {}
    for n in notifications:
        if (region := regions.get(n.region_id or 0)) is None:
            continue
        texte = _texte(region, n)
        if propose(acteur, texte):
            lignes[n.pk] = _ligne(n, dus.get(texte.cle, texte), actuelle=texte.cle in dus)
    return lignes


def _texte(region: Region, notification: Notification) -> TexteDu:
    """What the row speaks of, handed over or not."""
    d = notification.donnees
    echeance = notification.echeance or notification.cree_le.date()
    return TexteDu(region, d["livrable"], d["pole"], d["annee"], echeance, None, None)


def _ligne(notification: Notification, texte: TexteDu, *, actuelle: bool) -> Ligne:
    v = texte.region.vocabulaire
    attendu = texte.region.schema.livrable(texte.livrable).libelle
    acte = majuscule(texte.region.schema.actes.soumettre.bref)
    titre = f"{acte} {texte.nom()}, attendu{attendu.e} le {dire_jour(texte.echeance)}"
    suite = f"{v.region.Nom} {texte.region.nom}."
    return Ligne(titre, texte.url, f"{quand_agir(notification, texte.region)} {suite}" if actuelle else "", actuelle)


def inscrire() -> None:
    """Called when the application starts."""
    rappels.inscrire(textes_a_remettre)
    redaction.inscrire(Redaction(GENRE, Famille.RAPPELS, ecrire))
