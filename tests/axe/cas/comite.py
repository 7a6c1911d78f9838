"""The committee's screens and the college's meetings, each state that changes the layout."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from ctri.dossiers.etats import Etat
from tests.axe.modele import CasAxe
from tests.distribution import Monde
from tests.matrice import etats_ctri as etats
from tests.matrice.lignes import comite, dossiers, reunions
from tests.matrice.lignes.comite import pk

SECRETAIRE = "secretaire_a"


def page(nom: str, construire: Callable[[Monde], dict[str, Any]], suite: str = "") -> Callable[[Monde], str]:
    return lambda monde: reverse(nom, kwargs=construire(monde)) + suite


CAS = [
    CasAxe("ctri/comite/lire.html", SECRETAIRE, page("comite", comite.region)),
    CasAxe("ctri/comite/regler.html", SECRETAIRE, page("comite_regles", comite.region)),
    CasAxe("ctri/cadrage/lire.html", "chef_siege_a", page("cadrage", comite.BROUILLON), "brouillon"),
    CasAxe("ctri/cadrage/lire.html", "mir_a", page("cadrage", comite.PUBLIE), "publié"),
    CasAxe("ctri/cadrage/objectif.html", "chef_siege_a", page("objectif_ajouter", comite.BROUILLON)),
    CasAxe("ctri/seances/creer.html", SECRETAIRE, page("seance_creer", comite.region)),
    CasAxe("ctri/seances/lire.html", SECRETAIRE, page("seance", pk(etats.seance, "preparation")), "preparation"),
    CasAxe("ctri/seances/lire.html", "chef_local_a", page("seance", pk(etats.seance, "convoquee")), "convoquée"),
    CasAxe("ctri/seances/lire.html", SECRETAIRE, page("seance", pk(etats.seance, "ouverte")), "ouverte"),
    CasAxe("ctri/seances/point.html", SECRETAIRE, page("seance_point", pk(etats.seance, "preparation"))),
    CasAxe("ctri/seances/procuration.html", SECRETAIRE, page("presence_procuration", pk(etats.presence))),
    CasAxe("ctri/seances/modifier.html", SECRETAIRE, page("point_modifier", pk(etats.projet))),
    CasAxe("ctri/seances/decider.html", SECRETAIRE, page("point_decider", pk(etats.projet))),
    CasAxe("ctri/dossiers/inscrire.html", SECRETAIRE, page("dossier_inscrire", dossiers.dossier(Etat.SOUMISE))),
    CasAxe("ctri/dossiers/retirer.html", SECRETAIRE, page("dossier_retirer", dossiers.decide)),
    CasAxe("ctri/dossiers/consultation.html", "mir_a", page("dossier_consultation", dossiers.dossier(Etat.SOUMISE))),
    *(
        CasAxe(
            "ctri/dossiers/lire.html",
            "chef_local_a",
            page("dossier", dossiers.dossier(Etat.SOUMISE), f"?onglet={onglet}"),
            onglet,
        )
        for onglet in ("contenu", "objectifs", "differences", "decision", "historique")
    ),
    CasAxe("ctri/dossiers/lire.html", "mir_a", page("dossier", dossiers.decide, "?onglet=decision"), "validée"),
    CasAxe("college/reunions/college.html", "mir_a", page("college", reunions._region)),
    CasAxe("college/reunions/prevoir.html", "mir_a", page("reunion_prevoir", reunions._region)),
    CasAxe("college/reunions/lire.html", "mir_a", page("reunion", reunions._pk(reunions._prevue)), "prévue"),
    CasAxe("college/reunions/lire.html", "medecin_a", page("reunion", reunions._pk(reunions._tenue)), "tenue"),
    CasAxe("college/reunions/avis.html", "mir_a", page("reunion_avis", reunions._pk(reunions._prevue))),
    CasAxe("college/reunions/ecart.html", "mir_a", page("avis_ecart", reunions._avis)),
    CasAxe("college/propositions/lire.html", "mir_a", page("propositions", dossiers.annee_cadree, "?annee=2027")),
    CasAxe(
        "college/propositions/commencer.html",
        "mir_a",
        page("proposition_commencer", dossiers.annee_cadree, "?livrable=plan_travail&annee=2027"),
    ),
]
