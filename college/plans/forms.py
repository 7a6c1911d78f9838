"""Forms of the pages that work without script. The rules stay in `champs`: a form only shows and gathers."""

from __future__ import annotations

from typing import Any, cast

from django import forms

from college.plans.champs import CHAMPS
from college.plans.choix import Choix
from college.plans.ligne import GENRES, Ligne
from mutualisation.formulaires import Ebauche
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.typographie import MOIS, majuscule, typographier

_MOIS = [("", "À préciser"), *((rang, majuscule(mois)) for rang, mois in enumerate(MOIS, 1))]


def lisible(v: Vocabulaire) -> str:
    """Said at every text that leaves the college (règle C8)."""
    return typographier(f"{v.comite.court.Le} lira ce texte : ni patient, ni lieu reconnaissable.")


class ActionForm(Ebauche):
    """One action, whole. Field names are those of the grid's cells; days come apart, person by person."""

    intitule = forms.CharField(max_length=200)
    objectif = forms.ChoiceField(required=False)
    fonction = forms.ChoiceField(required=False)
    niveau = forms.ChoiceField(widget=forms.RadioSelect, required=False)
    territoires = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    pilote = forms.ChoiceField(required=False)
    contributeurs = forms.MultipleChoiceField(widget=forms.CheckboxSelectMultiple, required=False)
    debut = forms.ChoiceField(label="Premier mois", choices=_MOIS, required=False)
    fin = forms.ChoiceField(label="Dernier mois", choices=_MOIS, required=False)
    resultat = forms.CharField(label="Résultat attendu", max_length=300, required=False)
    indicateur = forms.CharField(label="Indicateur", max_length=300, required=False)

    # Which field shows what is wrong with a cell that has several.
    PORTEURS = {"territoire": "territoires", "periode": "fin"}

    def __init__(self, *args: Any, choix: Choix, familles: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        v = choix.v
        libelles = {"objectif": v.objectif.Nom, "fonction": v.fonction.Nom, "pilote": "Pilote", "niveau": "Niveau"}
        libelles |= {"intitule": v.action.Nom, "territoires": v.departement.Pluriel, "contributeurs": "Contributeurs"}
        for nom, libelle in libelles.items():
            self.fields[nom].label = libelle
        self.fields["resultat"].help_text = lisible(v)
        self._choisir("objectif", [("", "À choisir"), *choix.objectifs.items()])
        self._choisir("fonction", [("", "À choisir"), *familles])
        self._choisir("niveau", list(choix.niveaux.items()))
        self._choisir("territoires", [(code, f"{nom} ({code})") for code, nom in choix.departements.items()])
        personnes = [(agent, choix.complets[agent]) for agent in (*choix.personnes, *choix.partis)]
        self._choisir("pilote", [("", "À choisir"), *personnes])
        self._choisir("contributeurs", personnes)

    def _choisir(self, nom: str, choix: list[Any]) -> None:
        cast(forms.ChoiceField, self.fields[nom]).choices = choix

    def refuser(self, cellule: str, raison: str) -> None:
        """Put the refusal of a cell at the field where it can be corrected."""
        nom = self.PORTEURS.get(cellule, cellule)
        self.add_error(nom if nom in self.fields else None, raison)


def initiales(ligne: Ligne) -> dict[str, Any]:
    """What the form shows first."""
    simples = ("intitule", "objectif", "fonction", "niveau", "pilote", "debut", "fin", "resultat", "indicateur")
    valeurs = {nom: getattr(ligne, nom) for nom in simples}
    return valeurs | {"territoires": ligne.territoires, "contributeurs": ligne.contributeurs}


def cellules_du_formulaire() -> list[str]:
    """The cells, in the order they are written: the team before its days, or leaving it would take them away."""
    premieres = ["intitule", "objectif", "fonction", "territoire", "pilote", "contributeurs", *GENRES]
    return [*premieres, *(code for code in CHAMPS if code not in premieres)]


class CapaciteForm(forms.Form):
    """What is taken from someone's working days, and why the rest is not enough (règle P2)."""

    conges = forms.IntegerField(label="Congés (jours)", min_value=0, max_value=366)
    formation = forms.IntegerField(label="Formation (jours)", min_value=0, max_value=366)
    reserve = forms.IntegerField(label="Réserve d’imprévu (jours)", min_value=0, max_value=366)
    prete = forms.IntegerField(label="Jours prêtés à des organismes extérieurs", min_value=0, max_value=366)
    hors_plan = forms.IntegerField(label="Activité hors plan (jours)", min_value=0, max_value=366)
    motif = forms.CharField(
        label="Motif, si la charge dépasse la capacité",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
    )

    def __init__(self, *args: Any, v: Vocabulaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["motif"].help_text = lisible(v)


class TexteForm(forms.Form):
    """A reason, or what changes this year; emptied, it goes away."""

    texte = forms.CharField(widget=forms.Textarea(attrs={"rows": 6}), required=False)

    def __init__(self, *args: Any, libelle: str, v: Vocabulaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texte"].label, self.fields["texte"].help_text = libelle, lisible(v)


class RepriseForm(forms.Form):
    """Actions of last year to carry over."""

    actions = forms.TypedMultipleChoiceField(widget=forms.CheckboxSelectMultiple, coerce=int)

    def __init__(self, *args: Any, choix: list[tuple[int, str]], libelle: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        champ = cast(forms.TypedMultipleChoiceField, self.fields["actions"])
        champ.choices, champ.label = choix, libelle
