"""Forms of the staff. Values are read by the same functions as those of an imported file (importation.valeurs)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from mutualisation.comptes.models import Genre
from mutualisation.effectifs.importation import valeurs
from mutualisation.effectifs.importation.gardes import OCTETS_MAX
from mutualisation.effectifs.models import Agent
from mutualisation.effectifs.socles import TOUT_LE_SERVICE
from mutualisation.formulaires import ChampFichier, Filtre
from mutualisation.referentiel.schema import Referentiel as Schema
from mutualisation.territoire.models import Region, Service
from mutualisation.typographie import majuscule, typographier

EN_POSTE, A_VENIR, PARTIS = "en_poste", "a_venir", "partis"
SITUATIONS = [(EN_POSTE, "En poste"), (A_VENIR, "Arrivées prévues"), (PARTIS, "Départs")]
MEDECINS, AUTRES = "medecins", "autres"
SEPARATEUR = ":"


def _jour(libelle: str, aide: str = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=libelle, help_text=aide, widget=widget)


def _motif() -> forms.CharField:
    aide = "Conservé dans l’historique. N’y mettez aucune donnée de santé."
    return forms.CharField(label="Motif", required=False, max_length=300, help_text=aide)


class FiltreForm(Filtre):
    """What the list shows; every value stays in the address."""

    q = forms.CharField(label="Nom ou prénom", required=False, max_length=80)
    service = forms.TypedChoiceField(label="Service", required=False, coerce=int, empty_value=None)
    profession = forms.ChoiceField(label="Profession", required=False)
    situation = forms.ChoiceField(label="Situation", required=False, choices=SITUATIONS)

    def __init__(self, *args: Any, region: Region, services: list[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        v, schema = region.vocabulaire, region.schema
        self.fields["service"].choices = [("", "Tous"), *((s.pk, s.nom) for s in services)]
        self.fields["profession"].choices = [
            ("", "Toutes"),
            (MEDECINS, f"Tous {v.medecin.les}"),
            (AUTRES, f"Tous, sauf {v.medecin.les}"),
            *((p.code, majuscule(p.pluriel)) for p in schema.professions),
        ]

    @property
    def choix(self) -> dict[str, Any]:
        """The valid values; an address made by hand with a wrong one filters nothing by it."""
        self.is_valid()
        return {"situation": EN_POSTE} | {c: v for c, v in self.cleaned_data.items() if v}


class AgentForm(forms.Form):
    """Who the agent is."""

    matricule = forms.CharField(label="Matricule", max_length=20)
    prenom = forms.CharField(label="Prénom", max_length=60)
    nom = forms.CharField(label="Nom", max_length=80)
    genre = forms.ChoiceField(label="Genre, pour l’accord des titres", choices=Genre.choices, widget=forms.RadioSelect)
    docteur = forms.BooleanField(label="Porte le titre de docteur (« Dr »)", required=False)
    profession = forms.ChoiceField(label="Profession")
    carriere = forms.ChoiceField(label="Corps et grade", required=False)
    courriel = forms.EmailField(
        label="Adresse électronique",
        required=False,
        help_text="Professionnelle ; si un compte a cette adresse, il devient celui de l’agent.",
    )

    def __init__(self, *args: Any, region: Region, agent: Agent | None = None, **kwargs: Any) -> None:
        if agent is not None:
            kwargs.setdefault("initial", _initial(agent))
        super().__init__(*args, **kwargs)
        self.region, self.agent = region, agent
        self.fields["courriel"].help_text = typographier(self.fields["courriel"].help_text)
        schema = region.schema
        self.fields["profession"].choices = [("", ""), *((p.code, majuscule(p.masculin)) for p in schema.professions)]
        self.fields["carriere"].choices = [("", "Non précisés"), *_carrieres(schema)]

    def clean_matricule(self) -> str:
        matricule = _lire(valeurs.matricule, self.cleaned_data["matricule"])
        if self._autres().filter(matricule=matricule).exists():
            raise forms.ValidationError("Ce matricule est déjà celui d’un autre agent.")
        return matricule

    def clean_nom(self) -> str:
        return _lire(valeurs.nom, self.cleaned_data["nom"])

    def clean_prenom(self) -> str:
        return _lire(valeurs.prenom, self.cleaned_data["prenom"])

    def clean_courriel(self) -> str:
        courriel = str(self.cleaned_data["courriel"]).lower()
        if courriel and self._autres().filter(courriel__iexact=courriel).exists():
            raise forms.ValidationError("Cette adresse est celle d’un autre agent.")
        return courriel

    def clean(self) -> dict[str, Any]:
        """A body is open to one profession."""
        lues = super().clean() or {}
        code, _, _ = lues.get("carriere", "").partition(SEPARATEUR)
        corps = next((c for c in self.region.schema.corps if c.code == code), None)
        if corps is not None and lues.get("profession") not in (None, corps.profession):
            self.add_error("carriere", typographier(f"Le corps « {corps.libelle} » ne relève pas de cette profession."))
        return lues

    @property
    def identite(self) -> dict[str, Any]:
        """Values for the actions: body and rank apart."""
        champs = dict(self.cleaned_data)
        champs["corps"], _, champs["grade"] = champs.pop("carriere").partition(SEPARATEUR)
        return champs

    def _autres(self) -> Any:
        agents = Agent.objects.filter(dispositif_id=self.region.dispositif_id)
        return agents.exclude(pk=self.agent.pk) if self.agent else agents


class RattachementForm(forms.Form):
    """Where an agent belongs, for which share of working time, from when (règle T3)."""

    service = forms.TypedChoiceField(label="Service", coerce=int)
    quotite = forms.IntegerField(label="Quotité de travail (%)", min_value=1, max_value=100, initial=100)
    debut = _jour("À compter du", "Premier jour dans ce service, avec cette quotité.")
    motif = _motif()

    def __init__(self, *args: Any, services: list[Service], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.services = {s.pk: s for s in services}
        self.fields["service"].choices = [("", ""), *((s.pk, s.nom) for s in services)]

    def clean_debut(self) -> Any:
        return _lire(lambda jour: valeurs.debut(jour, jour), self.cleaned_data["debut"])

    @property
    def poste(self) -> dict[str, Any]:
        """Values for the actions."""
        lues = self.cleaned_data
        return {"service": self.services[lues["service"]], "quotite": lues["quotite"], "debut": lues["debut"]}


class ArriveeForm(RattachementForm):
    """The first belonging of a new agent: nothing is left, so no reason is asked."""

    motif = None  # type: ignore[assignment]


class DepartForm(forms.Form):
    """The last day of an agent."""

    dernier_jour = _jour("Dernier jour")
    motif = _motif()


class SocleForm(forms.Form):
    """Posts a service must keep, in all or for one function (règle T6)."""

    fonction = forms.ChoiceField(
        label="Pour", required=False, help_text="Le chiffre de tout le service l’emporte sur ceux des fonctions."
    )
    postes = forms.DecimalField(
        label="Postes", min_value=0, max_value=999, max_digits=5, decimal_places=1, help_text="Postes vacants compris."
    )
    acte = forms.CharField(label="Référence de l’acte", max_length=120)
    date_acte = _jour("Date de l’acte")
    debut = _jour("À compter du")

    def __init__(self, *args: Any, schema: Schema, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groupes = [
            (famille.libelle, [(f.code, f.libelle) for f in fonctions])
            for famille, fonctions in schema.fonctions_par_famille()
        ]
        self.fields["fonction"].choices = [(TOUT_LE_SERVICE, "Tout le service"), *groupes]


class FichierForm(forms.Form):
    """The spreadsheet to import."""

    fichier = ChampFichier(
        octets_max=OCTETS_MAX,
        label="Fichier",
        help_text="Tableur .xlsx, .ods ou .csv, 10 Mo et 20 000 lignes au plus.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
        max_length=200,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        champ = self.fields["fichier"]
        champ.help_text = typographier(champ.help_text)
        champ.error_messages |= {"empty": "Ce fichier est vide (0 octet).", "required": "Choisissez un fichier."}


def _lire(lecture: Callable[[Any], Any], brut: Any) -> Any:
    try:
        return lecture(brut)
    except valeurs.Illisible as raison:
        raise forms.ValidationError(typographier(majuscule(str(raison)))) from None


def _initial(agent: Agent) -> dict[str, Any]:
    champs = ("matricule", "prenom", "nom", "genre", "docteur", "profession", "courriel")
    carriere = f"{agent.corps}{SEPARATEUR}{agent.grade}" if agent.corps else ""
    return {c: getattr(agent, c) for c in champs} | {"carriere": carriere}


def _carrieres(schema: Schema) -> list[tuple[str, list[tuple[str, str]]]]:
    """One group per body: its ranks, and « grade non précisé »."""
    return [
        (
            corps.libelle,
            [(f"{corps.code}{SEPARATEUR}", f"{corps.libelle}, grade non précisé")]
            + [(f"{corps.code}{SEPARATEUR}{g.code}", g.libelle) for g in corps.grades],
        )
        for corps in schema.corps
    ]
