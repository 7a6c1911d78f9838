"""Forms of a meeting."""

from __future__ import annotations

from typing import Any

from django import forms

from college.membres.composition import journee, membres_de_droit
from college.reunions.convoques import Convoque
from college.reunions.etats import GENRES_LIBRES, ISSUES, GenrePoint, Issue
from college.reunions.models import (
    EtatPresence,
    Excuse,
    ModeleReunion,
    PointReunion,
    PresenceReunion,
    Reunion,
    SensAvis,
)
from ctri.dossiers.confidentialite import SansPatientForm
from mutualisation.effectifs.models import Agent
from mutualisation.prose import AIDE
from mutualisation.territoire.models import Region

HEURE = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


def _jour(**options: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **options)


class HoraireForm(forms.Form):
    """When and where, in the region's own time."""

    date = _jour(label="Date")
    debut = forms.TimeField(label="Début", widget=HEURE, initial="14:00")
    fin = forms.TimeField(label="Fin prévue", widget=HEURE, initial="16:00")
    lieu = forms.CharField(label="Lieu", max_length=120)

    def clean(self) -> dict[str, Any]:
        donnees = super().clean() or {}
        if {"debut", "fin"} <= donnees.keys() and donnees["fin"] <= donnees["debut"]:
            self.add_error("fin", "La fin est après le début.")
        return donnees


class ReunionForm(HoraireForm):
    """A new meeting, and what its agenda starts from."""

    modele = forms.ModelChoiceField(
        label="Partir d’un modèle",
        queryset=ModeleReunion.objects.none(),
        required=False,
        empty_label="Aucun",
        help_text="Les points récurrents s’ajoutent dans tous les cas.",
    )

    def __init__(self, *args: Any, region: Region, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        modeles = ModeleReunion.objects.filter(region=region, toujours=False)
        self.fields["modele"].queryset = modeles
        if not modeles.exists():
            del self.fields["modele"]


class PointForm(forms.Form):
    """A point that carries nothing but its title."""

    titre = forms.CharField(label="Titre", max_length=200)
    genre = forms.ChoiceField(label="Nature", choices=[(g.value, g.label) for g in GENRES_LIBRES])
    duree = forms.IntegerField(label="Durée prévue (minutes)", min_value=5, max_value=240, initial=15)

    def __init__(self, *args: Any, point: PointReunion | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if point is not None:
            # Its nature follows what it carries.
            del self.fields["genre"]
            self.initial.update(titre=point.titre, duree=point.duree)


class ConvoquerForm(forms.Form):
    """Which associated professionals are invited, and why the notice is short when it is."""

    associes = forms.MultipleChoiceField(
        label="Invités", required=False, widget=forms.CheckboxSelectMultiple, help_text="Ils assistent sans voix."
    )
    motif = forms.CharField(label="Pourquoi ce délai", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, convoques: list[Convoque], court: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        invites = [(str(c.agent.pk), f"{c.agent}, {c.qualite}") for c in convoques if not c.voix]
        self.fields["associes"].choices = invites
        self.fields["associes"].initial = [pk for pk, _ in invites]
        if not invites:
            del self.fields["associes"]
        if not court:
            del self.fields["motif"]


class AnnulerForm(forms.Form):
    """Why a meeting is called off."""

    motif = forms.CharField(label="Motif", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class SecretaireForm(forms.Form):
    """Who writes the minutes with whoever presides."""

    secretaire = forms.ModelChoiceField(
        label="Secrétaire de la réunion", queryset=Agent.objects.none(), required=False, empty_label="Personne d’autre"
    )

    def __init__(self, *args: Any, reunion: Reunion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        membres = [m.agent.pk for m in membres_de_droit(reunion.region, journee(reunion.date))]
        self.fields["secretaire"].queryset = Agent.objects.filter(pk__in=membres)
        self.fields["secretaire"].initial = reunion.secretaire_id


class PresenceForm(forms.Form):
    """How somebody attends; a representation says by whom, an excuse its category (règle C9)."""

    etat = forms.ChoiceField(label="Présence", widget=forms.RadioSelect)
    excuse = forms.ChoiceField(
        label="Motif d’excuse",
        required=False,
        choices=[("", "Choisissez"), *Excuse.choices],
        help_text="Jamais de motif de santé.",
    )
    mandataire = forms.ModelChoiceField(
        label="Par qui", queryset=PresenceReunion.objects.none(), required=False, empty_label="Choisissez un membre"
    )

    def __init__(self, *args: Any, presence: PresenceReunion, reponse: bool, maximum: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        e = presence.agent.e
        etats = [(EtatPresence.PRESENT.value, "Je viens" if reponse else f"Présent{e}")]
        if presence.voix and maximum:
            mots = f"Je suis représenté{e}" if reponse else f"Représenté{e}"
            etats.append((EtatPresence.REPRESENTE.value, mots))
        etats.append((EtatPresence.EXCUSE.value, f"Je suis excusé{e}" if reponse else f"Excusé{e}"))
        if not reponse:
            etats.append((EtatPresence.ABSENT.value, f"Absent{e}"))
        self.fields["etat"].choices = etats
        venu = presence.etat == EtatPresence.ATTENDU and reponse
        etat = EtatPresence.PRESENT.value if venu else presence.etat
        self.initial.update(etat=etat, excuse=presence.excuse, mandataire=presence.mandataire_id)
        if not (presence.voix and maximum):
            del self.fields["mandataire"]
            return
        autres = presence.reunion.presences.filter(voix=True).exclude(pk=presence.pk).select_related("agent")
        self.fields["mandataire"].queryset = autres
        self.fields["mandataire"].label_from_instance = lambda p: f"{p.agent}, {p.qualite}"


class DecompteMixin(forms.Form):
    """A count of votes, when the college counted."""

    pour = forms.IntegerField(label="Pour", min_value=0, max_value=500, required=False)
    contre = forms.IntegerField(label="Contre", min_value=0, max_value=500, required=False)
    abstention = forms.IntegerField(label="Abstentions", min_value=0, max_value=500, required=False)

    @property
    def decompte(self) -> tuple[int, int, int] | None:
        """None when nobody counted; a number left out is zero."""
        nombres = [self.cleaned_data.get(nom) for nom in ("pour", "contre", "abstention")]
        if all(nombre is None for nombre in nombres):
            return None
        pour, contre, abstention = (nombre or 0 for nombre in nombres)
        return pour, contre, abstention


class IssueForm(DecompteMixin):
    """How a point ended."""

    field_order = ("issue", "pour", "contre", "abstention")

    issue = forms.ChoiceField(label="Issue", widget=forms.RadioSelect)

    def __init__(self, *args: Any, point: PointReunion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        issues = [Issue.REPORTE] if point.dossier_id else ISSUES[point.genre]
        self.fields["issue"].choices = [(i.value, i.label) for i in issues]
        if point.genre in (GenrePoint.INFORMATION, GenrePoint.APPROBATION):
            for nom in ("pour", "contre", "abstention"):
                del self.fields[nom]


class AvisForm(DecompteMixin, SansPatientForm):
    """The opinion on a draft of the region, read with it by the committee."""

    field_order = ("sens", "texte", "pour", "contre", "abstention")

    sens = forms.ChoiceField(label="Avis", choices=SensAvis.choices, widget=forms.RadioSelect)
    texte = forms.CharField(
        label="Texte de l’avis",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=4000,
        help_text="Joint au dossier et lu par ceux qui décident : aucune donnée de patient, aucun lieu reconnaissable.",
    )


class EcartForm(SansPatientForm):
    """Why the proposer departs from the opinion, read with it by the committee."""

    field_order = ("motif",)

    motif = forms.CharField(label="Motif", widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


class TexteForm(forms.Form):
    """The minutes of one point, over the revision their author read."""

    texte = forms.CharField(
        label="Compte rendu du point",
        widget=forms.Textarea(attrs={"rows": 8}),
        max_length=20_000,
        required=False,
        strip=False,
        help_text=AIDE,
    )
    revision = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def clean_texte(self) -> str:
        """One kind of line end, whatever the browser sent: the same text is then the same text."""
        return self.cleaned_data["texte"].replace("\r\n", "\n").strip()


class DecisionForm(forms.Form):
    """A decision of the college."""

    decision = forms.CharField(label="Décision", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class SuiteForm(forms.Form):
    """Something asked of someone, by a date."""

    intitule = forms.CharField(label="Action", max_length=300)
    responsable = forms.ModelChoiceField(
        label="Responsable", queryset=Agent.objects.none(), empty_label="Choisissez une personne"
    )
    echeance = _jour(label="Échéance")

    def __init__(self, *args: Any, reunion: Reunion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        convies = Agent.objects.filter(presences_reunions__reunion=reunion)
        self.fields["responsable"].queryset = convies.order_by("nom", "prenom", "pk")


class RemarqueForm(forms.Form):
    """What somebody who attended says of the draft minutes."""

    point = forms.ModelChoiceField(
        label="Point", queryset=PointReunion.objects.none(), required=False, empty_label="L’ensemble du compte rendu"
    )
    texte = forms.CharField(label="Remarque", max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, reunion: Reunion, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["point"].queryset = reunion.points.order_by("rang")


class AbandonForm(forms.Form):
    """Why an action is given up."""

    motif = forms.CharField(label="Motif", max_length=500, widget=forms.Textarea(attrs={"rows": 2}))


class ModeleForm(forms.Form):
    """A template of meeting: its name, and whether its points come back each time."""

    nom = forms.CharField(label="Nom du modèle", max_length=80)
    toujours = forms.BooleanField(label="Ces points reviennent à chaque réunion", required=False)
