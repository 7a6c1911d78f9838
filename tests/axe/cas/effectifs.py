"""Staff: the region, its agents, an import at each of its moments."""

from __future__ import annotations

from decimal import Decimal

from django.urls import reverse

from mutualisation.effectifs.actions import fixer_effectif_socle
from mutualisation.effectifs.importation.models import Etat, ImportAgents, LigneImport
from mutualisation.temps import aujourdhui, maintenant
from tests.axe.modele import CasAxe
from tests.distribution import Monde
from tests.matrice.lignes.effectifs import rattachement_a_venir


def _region(nom: str):
    return lambda monde: reverse(nom, args=[monde.auvergne.pk])


def _agent(nom: str):
    return lambda monde: reverse(nom, args=[monde.agents.medecin_a.pk])


def _agent_qui_change(monde: Monde) -> str:
    rattachement_a_venir(monde)
    return reverse("agent", args=[monde.agents.medecin_a.pk])


def _import(etat: str, **champs: object):
    def adresse(monde: Monde) -> str:
        importation = ImportAgents.objects.create(
            region=monde.auvergne,
            nom="agents.csv",
            taille=10,
            empreinte="e" * 64,
            etat=etat,
            demande_par=monde.gestionnaire_a,
            demande_le=maintenant(),
            modifie_le=maintenant(),
            **champs,
        )
        if etat == Etat.ANALYSE:
            LigneImport.objects.bulk_create(_lignes(importation))
        return reverse("import", args=[importation.pk])

    return adresse


def _lignes(importation: ImportAgents) -> list[LigneImport]:
    difference = {"champ": "Quotité", "avant": "100 %", "apres": "50 %"}
    return [
        LigneImport(importation=importation, numero=2, verdict="refuse", motifs=["B2 : ce nom est trop long."]),
        LigneImport(importation=importation, numero=3, verdict="accepte", nom="Aude Bréhat", differences=[difference]),
        LigneImport(importation=importation, numero=4, verdict="modifie", nom="Anne Lac", differences=[difference]),
        LigneImport(importation=importation, numero=5, verdict="inchange", remarques=["K5 : non repris."]),
    ]


def _envoyer_vide(page):
    page.locator("main form[method=post] button").last.click()
    page.locator(".fr-error-text").first.wait_for()


def _socle_par_fonction(monde: Monde) -> str:
    """Fewer posts than at first, and one function fixed apart."""
    service = monde.services["siege"]
    for fonction in ("", monde.auvergne.schema.fonctions[0].code):
        fixer_effectif_socle(
            par=None,
            service=service,
            fonction=fonction,
            postes=Decimal(1),
            acte="Arrêté n° 9",
            date_acte=aujourdhui(),
            debut=aujourdhui(),
        )
    return reverse("effectif_socle", args=[service.pk])


CAS = [
    CasAxe("effectifs/equipes.html", "gestionnaire_a", _region("equipes")),
    CasAxe("effectifs/equipes.html", "chef_local_a", _region("equipes"), "import réservé"),
    CasAxe("effectifs/agents.html", "gestionnaire_a", _region("agents")),
    CasAxe("effectifs/agents.html", "mir_a", lambda m: f"{_region('agents')(m)}?q=personne", "aucun résultat"),
    CasAxe("effectifs/agent.html", "gestionnaire_a", _agent_qui_change),
    CasAxe("effectifs/agent_nouveau.html", "gestionnaire_a", _region("agent_nouveau"), "refusé", _envoyer_vide),
    CasAxe("effectifs/agent_modifier.html", "gestionnaire_a", _agent("agent_modifier")),
    CasAxe("effectifs/rattachement.html", "gestionnaire_a", _agent("agent_rattachement"), "refusé", _envoyer_vide),
    CasAxe("effectifs/depart.html", "gestionnaire_a", _agent("agent_depart"), "refusé", _envoyer_vide),
    CasAxe(
        "effectifs/rattachement_annuler.html",
        "gestionnaire_a",
        lambda m: reverse("rattachement_annuler", kwargs=rattachement_a_venir(m)),
    ),
    CasAxe(
        "effectifs/effectif_socle.html",
        "gestionnaire_a",
        lambda m: reverse("effectif_socle", args=[m.services["15"].pk]),
        "refusé",
        _envoyer_vide,
    ),
    CasAxe("effectifs/effectif_socle.html", "mir_a", _socle_par_fonction, "par fonction"),
    CasAxe("effectifs/imports.html", "gestionnaire_a", _region("imports"), "refusé", _envoyer_vide),
    CasAxe("effectifs/import.html", "gestionnaire_a", _import(Etat.A_ANALYSER, total=100, avancement=40), "en cours"),
    CasAxe(
        "effectifs/import.html", "gestionnaire_a", _import(Etat.ANALYSE, total=4, refusees=1, acceptees=1), "examiné"
    ),
    CasAxe("effectifs/import.html", "gestionnaire_a", _import(Etat.REFUSE, avertissement="Fichier vide."), "refusé"),
]
