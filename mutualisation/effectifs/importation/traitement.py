"""Examine or record an import, in the background: taken by one worker, held by a lease, safe to run twice."""

from __future__ import annotations

import datetime as dt
import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict
from uuid import uuid4

from django.db import transaction

from mutualisation.effectifs.contraintes import refus_de_la_base
from mutualisation.effectifs.importation.controle import controler
from mutualisation.effectifs.importation.ecriture import ecrire
from mutualisation.effectifs.importation.lecture import Feuille, Suivi, lire
from mutualisation.effectifs.importation.lignes import Ligne, Verdict, empreinte
from mutualisation.effectifs.importation.models import A_FAIRE, Etat, ImportAgents, LigneImport
from mutualisation.effectifs.importation.releve import relever
from mutualisation.effectifs.models import Agent, Rattachement
from mutualisation.effectifs.policies import verifier_gerer_la_region
from mutualisation.fichiers.refus import FichierRefuse
from mutualisation.journal.actions import inscrire
from mutualisation.mandats.acteur import acteur_de
from mutualisation.refus import Refus
from mutualisation.temps import maintenant
from mutualisation.typographie import typographier

journal = logging.getLogger(__name__)

DUREE = dt.timedelta(seconds=60)
ESSAIS = 3
LOT = 1000
# Lines between two writings of the progress, which also renew the lease.
PAS = 250
SITUATION_CHANGEE = (
    "La situation a changé depuis l’examen : rien n’a été enregistré. "
    "Relisez le tableau, qui vient d’être refait, puis confirmez de nouveau."
)
PANNE = "L’import a échoué plusieurs fois pour une raison technique ; l’équipe technique en est avertie."


class BailPerdu(Exception):
    """Somebody else holds this import now: what we found is thrown away."""


def traiter(pk: int) -> None:
    """Do what the import waits for, if nobody else is doing it."""
    importation = _prendre(pk)
    if importation is None:
        journal.info("import not to be taken", extra={"import": pk})
        return
    try:
        if importation.etat == Etat.EN_ANALYSE:
            _analyser(importation)
        else:
            _enregistrer(importation)
    except FichierRefuse as refus:
        _finir(importation, Etat.REFUSE, refus.raison)
    except BailPerdu:
        journal.warning("lease lost, import left to its new holder", extra={"import": pk})
    except Exception:
        journal.exception("import failed", extra={"import": pk, "tentative": importation.tentatives})
        _noter_l_echec(importation)


@transaction.atomic
def _prendre(pk: int) -> ImportAgents | None:
    """Under the row's lock; a row that another worker is writing is skipped, not waited for."""
    prenables = ImportAgents.objects.prenables(maintenant()).select_for_update(
        of=("self",), no_key=True, skip_locked=True
    )
    importation = prenables.select_related("region__circonscription", "region__dispositif__referentiel").filter(pk=pk)
    prise = importation.first()
    if prise is None:
        return None
    if prise.tentatives >= ESSAIS:
        # Its content killed its worker every time.
        prise.avertissement = typographier(PANNE)
        _poser(prise, Etat.ECHEC)
        return None
    prise.etat = A_FAIRE.get(Etat(prise.etat), prise.etat)
    prise.porteur, prise.bail, prise.modifie_le = str(uuid4()), maintenant() + DUREE, maintenant()
    prise.tentatives += 1
    prise.save()
    return prise


# ── Examination ───────────────────────────────────────────────────────────────
def _analyser(importation: ImportAgents) -> None:
    """Nothing is written but what the examination says."""
    feuille = _lire(importation, suivi=lambda lues: _suivre(importation, lues))
    lignes = _controler(importation, feuille)
    with transaction.atomic():
        _garder(importation, lignes, avertissement="")


def _lire(importation: ImportAgents, suivi: Suivi | None = None) -> Feuille:
    with importation.fichier.open("rb") as fichier:
        return lire(importation.nom, fichier.read(), suivi)


def _controler(importation: ImportAgents, feuille: Feuille) -> list[Ligne]:
    """The lines, with the progress told as they are examined: only now is their number known."""
    ImportAgents.objects.filter(pk=importation.pk).update(total=len(feuille.lignes))
    lignes = []
    for ligne in controler(feuille, relever(importation.region, feuille)):
        lignes.append(ligne)
        _suivre(importation, len(lignes))
    return lignes


def _suivre(importation: ImportAgents, lignes: int) -> None:
    if lignes % PAS == 0:
        _avancer(importation, lignes)


def _avancer(importation: ImportAgents, lignes: int) -> None:
    tenues = ImportAgents.objects.filter(pk=importation.pk, porteur=importation.porteur).update(
        avancement=lignes, bail=maintenant() + DUREE, modifie_le=maintenant()
    )
    if not tenues:
        raise BailPerdu


def _garder(importation: ImportAgents, lignes: list[Ligne], avertissement: str) -> None:
    """Replace the table shown, under the row's lock."""
    tenu = _tenu(importation)
    tenu.lignes.all().delete()
    LigneImport.objects.bulk_create(_en_table(tenu, lignes), batch_size=LOT)
    nombres = Counter(ligne.verdict for ligne in lignes)
    tenu.acceptees, tenu.modifiees = nombres[Verdict.ACCEPTE], nombres[Verdict.MODIFIE]
    tenu.inchangees, tenu.refusees = nombres[Verdict.INCHANGE], nombres[Verdict.REFUSE]
    tenu.total = tenu.avancement = len(lignes)
    tenu.empreinte_examen, tenu.avertissement = empreinte(lignes), avertissement
    tenu.confirme_par = tenu.confirme_mandat = None
    _poser(tenu, Etat.ANALYSE)


def _en_table(importation: ImportAgents, lignes: Iterable[Ligne]) -> Iterable[LigneImport]:
    for ligne in lignes:
        yield LigneImport(
            importation=importation,
            numero=ligne.numero,
            verdict=ligne.verdict,
            matricule=ligne.matricule,
            nom=ligne.nom,
            differences=[asdict(d) for d in ligne.differences],
            motifs=[str(m) for m in ligne.motifs],
            remarques=[str(r) for r in ligne.remarques],
        )


# ── Recording ─────────────────────────────────────────────────────────────────
def _enregistrer(importation: ImportAgents) -> None:
    """Examine again under lock: written only if the very same examination comes out, otherwise shown again."""
    feuille = _lire(importation)
    try:
        with transaction.atomic():
            tenu = _tenu(importation)
            situation = relever(tenu.region, feuille, verrouiller=True)
            lignes = list(controler(feuille, situation))
            if empreinte(lignes) == tenu.empreinte_examen:
                _ecrire(tenu, lignes)
            else:
                _garder(
                    importation,
                    lignes,
                    typographier(SITUATION_CHANGEE),
                )
    except Refus as refus:
        _rendre(importation, refus.raison)


def _ecrire(tenu: ImportAgents, lignes: list[Ligne]) -> None:
    """The right to write is that of today, not of the day of the click (règle T4)."""
    if tenu.confirme_par is None:
        raise Refus("Cet import n’a pas été confirmé.")
    par = acteur_de(tenu.confirme_par, tenu.confirme_mandat_id)
    verifier_gerer_la_region(par, tenu.region)
    with refus_de_la_base(Agent, Rattachement):
        ecrire(lignes, tenu, par)
    tenu.enregistre_le = maintenant()
    _poser(tenu, Etat.ENREGISTRE)
    nombres = {"nouveaux": tenu.acceptees, "modifies": tenu.modifiees, "inchanges": tenu.inchangees}
    inscrire(tenu, "enregistrer_import", par=par, region=tenu.region, vers=Etat.ENREGISTRE, donnees=nombres)


@transaction.atomic
def _rendre(importation: ImportAgents, raison: str) -> None:
    """Back to the person who confirmed, with the reason; the table is as it was."""
    tenu = _tenu(importation)
    tenu.avertissement, tenu.confirme_par, tenu.confirme_mandat = raison, None, None
    _poser(tenu, Etat.ANALYSE)


# ── The row ───────────────────────────────────────────────────────────────────
def _tenu(importation: ImportAgents) -> ImportAgents:
    """The row locked, and still ours."""
    verrouilles = ImportAgents.objects.select_for_update(of=("self",), no_key=True)
    tenu = (
        verrouilles.select_related("region__circonscription", "region__dispositif__referentiel", "confirme_par")
        .filter(pk=importation.pk, porteur=importation.porteur)
        .first()
    )
    if tenu is None:
        raise BailPerdu
    return tenu


def _poser(tenu: ImportAgents, etat: Etat) -> None:
    tenu.etat, tenu.modifie_le = etat, maintenant()
    tenu.lacher()
    tenu.save()


@transaction.atomic
def _finir(importation: ImportAgents, etat: Etat, avertissement: str) -> None:
    tenu = ImportAgents.objects.select_for_update(no_key=True).filter(pk=importation.pk, porteur=importation.porteur)
    if (importation_tenue := tenu.first()) is None:
        return
    importation_tenue.avertissement = avertissement
    _poser(importation_tenue, etat)


def _noter_l_echec(importation: ImportAgents) -> None:
    """Try again, three times at most; then say so, and let the person send the file again."""
    if importation.tentatives >= ESSAIS:
        _finir(importation, Etat.ECHEC, typographier(PANNE))
    else:
        demandes = {en_cours: demande for demande, en_cours in A_FAIRE.items()}
        _finir(importation, demandes[Etat(importation.etat)], "")
