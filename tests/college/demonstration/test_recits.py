"""The stories of the demonstration: five regions and two poles, each at its moment of the cycle."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from college.demonstration import recits
from college.plans.calculs import charges
from college.plans.instantane import contenu_de
from college.plans.models import PlanTravail
from college.plans.presentation import lu
from college.plans.travail import Travail
from college.reglement.models import Reglement
from college.reglement.regles import regles_du_college
from college.reunions.models import EtatReunion, Reunion
from ctri.cadrage.models import Cadrage
from ctri.demonstration import seances
from ctri.dossiers.etats import Etat
from ctri.dossiers.models import Decision, Dossier
from ctri.dossiers.types import type_de
from ctri.seances.models import EtatSeance, Seance
from mutualisation.demonstration.registre import Contexte
from mutualisation.demonstration.semis import semer
from mutualisation.documents.models import Document
from mutualisation.documents.models import Etat as EtatDocument
from mutualisation.journal.models import Acte
from mutualisation.mandats.models import Nature
from mutualisation.temps import horloge, maintenant

pytestmark = pytest.mark.lent


def _sans_rendu(document: Document) -> None:
    """The stories are looked at here, not the PDF."""
    Document.objects.filter(pk=document.pk).update(
        etat=EtatDocument.PRET, pret_le=maintenant(), fichier="essai.pdf", empreinte="e" * 64
    )


@pytest.mark.usefixtures("base_vide")
def test_les_cinq_moments_du_cycle(monkeypatch: pytest.MonkeyPatch) -> None:
    """Seen from a Sunday, when no act is signed."""
    monkeypatch.setattr(seances, "produire_sur_place", _sans_rendu)
    date = dt.date(2027, 1, 24)
    contexte = Contexte(2007, date)
    assert semer(contexte)
    assert not semer(contexte), "une seconde fois, rien ne change"
    with horloge(contexte.instant(date, "23:00")):
        _etats(contexte)
        _auvergne()
        _ailleurs(contexte)
        _reglements(contexte)
        _journal(contexte)


def _etats(contexte: Contexte) -> None:
    an = contexte.annee
    attendus = {
        f"PTA-RHA-{an - 1}": (Etat.VALIDEE_MODIFIEE, 48),
        f"PTA-RHA-{an}": (Etat.VALIDEE, 60),
        f"PTA-PIC-{an}": (Etat.INSCRITE, 30),
        f"PTA-REU-{an}": (Etat.BROUILLON, 14),
        f"PTA-AUV-{an}": (Etat.BROUILLON, 12),
        f"PTP-RPS-BRE-{an}": (Etat.VALIDEE, 9),
        f"PTP-OSS-AQU-{an}": (Etat.BROUILLON, 3),
    }
    plans = PlanTravail.objects.complets()
    assert {p.dossier.reference: (p.dossier.etat, p.actions.count()) for p in plans} == attendus
    for plan in plans:
        taux = [c.taux for c in _charges(plan) if c.taux is not None]
        assert min(taux) > 80
        assert max(taux) <= 113
        assert all(c.reserve_depassee == 0 for c in _charges(plan))
    franche_comte = recits.region("43")
    assert Cadrage.objects.filter(region=franche_comte, annee=an, publie_le__isnull=False).exists()
    assert not Dossier.objects.filter(region=franche_comte).exists()


def _charges(plan: PlanTravail) -> Any:
    return charges(lu(contenu_de(Travail(plan))))


def _manques(plan: PlanTravail) -> list[str]:
    return [m.code for m in type_de(plan.dossier).manques(plan.dossier)]


def _auvergne() -> None:
    """Exactly the picture of the guide: 706 days returned, 724 being reworked, three things to complete."""
    plan = PlanTravail.objects.complets().get(dossier__region=recits.region("83"))
    assert _manques(plan) == ["priorite_sans_reponse", "sans_resultat", "surcharge_sans_motif"]
    jours = [c.jours for c in _charges(plan)]
    assert [sum(getattr(j, genre) for j in jours) for genre in ("programmes", "annualises", "reserve")] == [
        400,
        262,
        62,
    ]
    version = plan.dossier.versions.get()
    assert sum(c.jours.total for c in charges(lu(version.contenu))) == 706
    renvoi = Decision.objects.get(version=version)
    assert (renvoi.issue, renvoi.pour, renvoi.contre) == (Etat.RENVOYEE, 1, 4)
    inscription = Acte.objects.get(objet_type="ctri.dossier", objet_id=plan.dossier_id, code="inscrire")
    assert inscription.mandat is not None
    assert inscription.mandat.nature == Nature.INTERIM


def _ailleurs(contexte: Contexte) -> None:
    reunion = PlanTravail.objects.complets().get(dossier__region=recits.region("04"))
    assert {"priorite_sans_reponse", "sans_niveau", "sans_periode", "surcharge_sans_motif"} <= set(_manques(reunion))
    picardie = Seance.objects.get(region=recits.region("22"))
    assert picardie.etat == EtatSeance.CONVOQUEE
    assert picardie.debut.date() > contexte.date
    modifiee = Decision.objects.get(issue=Etat.VALIDEE_MODIFIEE, version__dossier__genre="plan_travail")
    assert modifiee.numero.startswith("PTA-RHA")
    assert modifiee.version.contenu != modifiee.soumise.contenu
    assert Reunion.objects.filter(etat=EtatReunion.PREPARATION, date__gt=contexte.date).count() == 2


def _reglements(contexte: Contexte) -> None:
    """One college obeys the rules its committee amended; another is writing its own."""
    rhone_alpes = regles_du_college(recits.region("82"), contexte.date)
    assert (rhone_alpes.preavis_jours, rhone_alpes.articles["preavis_jours"]) == (10, "4")
    brouillon = Reglement.objects.get(dossier__etat=Etat.BROUILLON)
    assert (brouillon.dossier.region, brouillon.representations_max) == (recits.region("04"), 2)


def _journal(contexte: Contexte) -> None:
    """Acts on one dossier are dated in the order in which they were done."""
    for dossier in Dossier.objects.all():
        actes = Acte.objects.filter(objet_type="ctri.dossier", objet_id=dossier.pk)
        assert list(actes.order_by("pk")) == list(actes.order_by("le", "pk"))
    assert max(acte.le for acte in Acte.objects.all()) <= maintenant()
