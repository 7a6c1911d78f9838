"""What the editor's page shows, read once: the content, the table, the panel, the head of the page."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any, cast
from urllib.parse import urlencode

from django.core.cache import caches
from django.urls import reverse

from college.plans.actions import precedent
from college.plans.calendrier import Presence
from college.plans.capacite import Annee, annee_par_defaut
from college.plans.instantane import contenu_de
from college.plans.models import PlanTravail, Saisie
from college.plans.panneau import Panneau, panneau
from college.plans.policies import peut_modifier
from college.plans.presentation import lu
from college.plans.regroupements import tableau
from college.plans.sceaux import Brouillon, brouillons_de
from college.plans.tableau import Edition, Tableau, Vue
from college.plans.travail import Travail, familles
from college.plans.type import manques_de
from college.propositions.policies import objet, raison_du_gel
from ctri.cycle import prochaine_seance
from ctri.dossiers.confidentialite import SansPatientForm
from ctri.dossiers.etats import A_REPRENDRE, Etat
from ctri.dossiers.models import Decision, Dossier
from ctri.dossiers.policies import verifier_titre
from ctri.dossiers.types import Manque
from ctri.seances.models import Seance
from mutualisation.mandats.acteur import Acteur
from mutualisation.mandats.droits import Droit
from mutualisation.referentiel.vocabulaire import Terme
from mutualisation.refus import Refus
from mutualisation.requetes import Preparee, Trou
from mutualisation.temps import aujourdhui, maintenant
from mutualisation.typographie import MOIS, compte, date_jour, majuscule

# Someone who wrote in the last minutes is probably still there.
PRESENCE = dt.timedelta(minutes=5)
# Read at each opening: see `docs/adr/0013`.
_MA_SAISIE = Preparee(
    lambda: Saisie.objects.filter(plan=Trou("plan"), par=Trou("lecteur"), annulee=False).only("le").order_by("-pk")[:1]
)
_SAISIE = Preparee(lambda: Saisie.objects.filter(plan=Trou("plan")).order_by("-pk").values_list("pk")[:1])


@dataclass
class Ecran:
    """A plan, a reader, and the way this reader wants to see it."""

    plan: PlanTravail
    acteur: Acteur
    vue: Vue

    @property
    def dossier(self) -> Dossier:
        return self.plan.dossier

    @cached_property
    def travail(self) -> Travail:
        return Travail(self.plan)

    @cached_property
    def contenu(self) -> dict[str, Any]:
        return contenu_de(self.travail)

    @cached_property
    def tableau(self) -> Tableau:
        revisions = {a.pk: {champ: r["n"] for champ, r in a.revisions.items()} for a in self.travail.actions}
        # Resolved once for all the rows.
        # A reader is not offered the form that would refuse them.
        adresse = reverse("action", args=[self.plan.pk, 0]).removesuffix("0/") if self.modifiable else ""
        return tableau(lu(self.contenu), self.vue, Edition(self.travail.lignes, revisions, adresse))

    @cached_property
    def manques(self) -> list[Manque]:
        return manques_de(self.travail, self.contenu)

    @cached_property
    def brouillon(self) -> Brouillon:
        """The seal of everything the table and the panel are made of, and the figures kept under it."""
        return brouillons_de([self.dossier.pk])[self.dossier.pk]

    @property
    def marque(self) -> str:
        """Names the pieces of page kept by this process: the rows they show, and how this reader looks at them."""
        return f"{self.brouillon.sceau} {self.saisie} {self.modifiable} {self.vue}"

    @cached_property
    def restants(self) -> int:
        """How many points are missing, read from the kept figures when they hold."""
        synthese = self.brouillon.synthese
        return synthese.manques if synthese else len(self.manques)

    @cached_property
    def vide(self) -> bool:
        """Nothing is written yet."""
        synthese = self.brouillon.synthese
        return not (synthese.actions if synthese else self.contenu["actions"])

    @cached_property
    def panneau(self) -> Panneau:
        return panneau(self.contenu, self.manques)

    @property
    def objet(self) -> Terme:
        return objet(self.dossier)

    @cached_property
    def modifiable(self) -> bool:
        return peut_modifier(self.acteur, self.plan)

    @property
    def gel(self) -> str:
        return raison_du_gel(self.dossier)

    @property
    def version(self) -> int:
        """The version being prepared, or the last one when nothing is."""
        return self.dossier.version + (self.dossier.etat == Etat.BROUILLON)

    @property
    def echeance(self) -> dt.date | None:
        livrable = self.travail.region.schema.livrable(self.dossier.livrable)
        if not livrable.echeance:
            return None
        an = self.dossier.annee + (livrable.echeance_annee == "suivante")
        return dt.date.fromisoformat(f"{an}-{livrable.echeance}")

    @cached_property
    def seance(self) -> Seance | None:
        return prochaine_seance(self.travail.region)

    @cached_property
    def renvoi(self) -> Decision | None:
        """Why the committee gave the last version back."""
        if not self.dossier.version:
            return None
        derniere = (
            Decision.objects.filter(version__dossier=self.dossier)
            .select_related("point__seance")
            .order_by("-le")
            .first()
        )
        return derniere if derniere and derniere.issue in A_REPRENDRE else None

    @cached_property
    def refus_soumettre(self) -> str:
        """Why the plan cannot be submitted now; empty when it can."""
        if self.gel:
            return self.gel
        try:
            verifier_titre(self.acteur, self.dossier, Droit.SOUMETTRE)
        except Refus as refus:
            return refus.raison
        return compte(self.restants, "point à compléter", "points à compléter") if self.restants else ""

    @cached_property
    def derniere_saisie(self) -> Saisie | None:
        """One's own: when the page opens, it says since when everything is kept."""
        return next(iter(_MA_SAISIE.lire(plan=self.plan.pk, lecteur=self.acteur.utilisateur.pk)), None)

    @property
    def voisins(self) -> list[tuple[Saisie, str]]:
        """Who else wrote in the last minutes, and the number of the action they wrote in."""
        recentes = (
            self.plan.saisies.filter(le__gt=maintenant() - PRESENCE)
            .exclude(par=self.acteur.utilisateur)
            .select_related("par")
            .defer("avant", "apres")
            .order_by("par_id", "-pk")
        )
        dernieres = sorted(recentes.distinct("par_id"), key=lambda saisie: saisie.pk)
        # Alone in the plan, nobody needs its numbers.
        numeros = self.numeros if dernieres else {}
        return [(saisie, numeros.get(saisie.action_id, "")) for saisie in dernieres]

    @property
    def numeros(self) -> dict[int, str]:
        """Of every action, kept with the pieces of the page."""
        gardes = caches["morceaux"].get_or_set(
            f"plan_numeros.{self.brouillon.sceau}",
            lambda: {action["id"]: action["numero"] for action in self.contenu["actions"]},
        )
        return cast("dict[int, str]", gardes)

    @property
    def base(self) -> Annee:
        """A full-time year at the head office, with the defaults of the scheme: how capacity is made."""
        an = self.dossier.annee
        siege = next((s.departement_id for s in self.travail.services if s.est_siege), "")
        plein = Presence(dt.date(an, 1, 1), dt.date(an + 1, 1, 1), 100, siege)
        return annee_par_defaut(an, [plein], self.travail.region.schema.capacite)

    @property
    def a_reprendre(self) -> int:
        """Actions of last year that an empty plan may start from."""
        if not self.vide:
            return 0
        version = precedent(self.plan)
        return len(version.contenu["actions"]) if version else 0

    @property
    def annee_precedente(self) -> int:
        return self.dossier.annee - 1

    @property
    def avis_attendu(self) -> bool:
        return bool(self.travail.region.schema.livrable(self.dossier.livrable).avis_college)

    @property
    def bouton_soumettre(self) -> str:
        """“Soumettre au CTRI”."""
        acte = self.travail.region.schema.actes.acte("soumettre").bref
        return f"{acte} {self.travail.region.vocabulaire.comite.court.au}"

    @property
    def confirmation(self) -> SansPatientForm:
        """The box to tick before submitting."""
        return SansPatientForm(auto_id="soumettre-%s")

    @property
    def mot_fige(self) -> str:
        return f"Figé{self.objet.e}"

    @property
    def echeance_en_clair(self) -> str:
        return date_jour(self.echeance) if self.echeance else ""

    @cached_property
    def saisie(self) -> int:
        """The last change of the plan, whoever made it: what others do next is asked from there."""
        return next((pk for (pk,) in _SAISIE.lignes(plan=self.plan.pk)), 0)

    @property
    def regroupements(self) -> list[tuple[str, str]]:
        v = self.travail.region.vocabulaire
        return [
            ("objectif", v.objectif.Nom),
            ("medecin", v.medecin.court.Nom),
            ("territoire", "Territoire"),
            ("trimestre", "Trimestre"),
        ]

    @property
    def parametres_sans_grouper(self) -> str:
        """The filter, to keep it when the grouping changes."""
        filtre = {"medecin": self.vue.medecin, "fonction": self.vue.fonction, "q": self.vue.texte}
        return "".join(f"{urlencode({nom: valeur})}&" for nom, valeur in filtre.items() if valeur)

    @property
    def familles(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return familles(self.travail)

    @property
    def mois(self) -> list[tuple[int, str]]:
        return [(rang, majuscule(mois)) for rang, mois in enumerate(MOIS, 1)]

    @property
    def noms(self) -> dict[int, str]:
        """Short names, for the boxes the script builds."""
        return self.travail.choix.personnes | self.travail.choix.partis

    @property
    def aujourdhui(self) -> dt.date:
        return aujourdhui(self.travail.region.fuseau)

    @property
    def fil(self) -> list[tuple[str, str]]:
        region = self.travail.region
        return [
            (
                region.vocabulaire.proposition.Pluriel,
                f"{reverse('propositions', args=[region.pk])}?annee={self.dossier.annee}",
            ),
            (f"{self.objet.court.Nom}, version {self.version}", ""),
        ]
