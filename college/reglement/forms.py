"""Forms of the college's rules. What they check at the field, the actions check again."""

from __future__ import annotations

from typing import Any

from django import forms

from college.plans.forms import lisible
from college.reglement.actions.articles import TITRE_MAX
from college.reglement.instantane import parametres_de
from college.reglement.models import Article, Reglement
from college.reglement.reperes import REPERES, faute, propre
from mutualisation.formulaires import Ebauche
from mutualisation.referentiel.vocabulaire import Vocabulaire
from mutualisation.typographie import typographier


class ArticleForm(Ebauche):
    """One article. Its text may wait; its title says what it will be about."""

    titre = forms.CharField(label="Titre", max_length=TITRE_MAX)
    texte = forms.CharField(label="Texte", widget=forms.Textarea(attrs={"rows": 14}), required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, v: Vocabulaire, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["texte"].help_text = typographier(
            f"Un alinéa par ligne. Un repère entre accolades se lit comme la valeur de la règle. {lisible(v)}"
        )

    def clean_texte(self) -> str:
        """The braces can be read."""
        texte = propre(self.cleaned_data["texte"])
        if raison := faute(texte):
            raise forms.ValidationError(raison)
        return texte

    def clean_revision(self) -> int:
        return self.cleaned_data["revision"] or 0

    @staticmethod
    def valeurs_de(article: Article) -> dict[str, Any]:
        """What the form shows first."""
        return {"titre": article.titre, "texte": article.texte, "revision": article.revision}


class ParametresForm(forms.Form):
    """What the articles state."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, repere in REPERES.items():
            champ: forms.Field
            if repere.booleen:
                champ = forms.BooleanField(required=False)
            else:
                champ = forms.IntegerField(min_value=0, max_value=repere.maximum)
            unite = {"jour": " (jours)", "%": "\N{NO-BREAK SPACE}(%)"}.get(repere.unite, "")
            champ.label, champ.help_text = f"{repere.libelle}{unite}", typographier(repere.aide)
            self.fields[code] = champ

    def clean_revision(self) -> int:
        return self.cleaned_data["revision"] or 0

    @staticmethod
    def valeurs_de(reglement: Reglement) -> dict[str, Any]:
        """What the form shows first."""
        return parametres_de(reglement) | {"revision": reglement.revision}
