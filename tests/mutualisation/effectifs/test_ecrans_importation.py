"""The screens of an import, from the file to the confirmation."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from mutualisation.effectifs.importation import traitement
from mutualisation.effectifs.importation.lecture import lire
from mutualisation.effectifs.importation.models import ImportAgents
from tests.distribution import Monde
from tests.mutualisation.effectifs import tableurs as t
from tests.mutualisation.effectifs.importations import (
    examiner,
    nouvel_agent,
)
from tests.mutualisation.effectifs.lectures import Page, noms, texte

pytestmark = pytest.mark.usefixtures("cadre")


def _envoyer(page: Page, monde: Monde, contenu: bytes, nom: str = "agents.csv") -> Any:
    return page("gestionnaire_a", "imports", monde.auvergne.pk, data={"fichier": SimpleUploadedFile(nom, contenu)})


def test_un_faux_classeur_est_refuse_au_champ(monde: Monde, page: Page) -> None:
    reponse = _envoyer(page, monde, b"%PDF-1.7", "agents.xlsx")
    assert reponse.context["form"].errors["fichier"] == [
        "Le nom de ce fichier annonce un .xlsx, mais son contenu est un document PDF."
    ]
    assert _envoyer(page, monde, b"").context["form"].errors["fichier"] == ["Ce fichier est vide (0 octet)."]


def test_un_import_du_navigateur_de_bout_en_bout(monde: Monde, page: Page) -> None:
    lignes = [nouvel_agent(), nouvel_agent("N2", "Lac")]
    reponse = _envoyer(page, monde, t.texte_csv(lignes).encode())
    importation = ImportAgents.objects.get()
    assert reponse.headers["Location"] == reverse("import", args=[importation.pk])
    en_cours = page("gestionnaire_a", "import", importation.pk)
    assert "Vous pouvez quitter cette page" in texte(en_cours)
    assert "HX-Refresh" not in page("gestionnaire_a", "import_suivi", importation.pk)
    traitement.traiter(importation.pk)
    assert page("gestionnaire_a", "import_suivi", importation.pk)["HX-Refresh"] == "true"
    lu = texte(page("gestionnaire_a", "import", importation.pk))
    assert "2 lignes examinées" in lu
    assert "2 nouveaux agents" in lu
    assert "0 agent modifié" in lu
    importation.refresh_from_db()
    page("gestionnaire_a", "import_confirmer", importation.pk, data={"empreinte": importation.empreinte_examen})
    traitement.traiter(importation.pk)
    fini = texte(page("gestionnaire_a", "import", importation.pk))
    assert "Enregistré le 10 mars 2027 à 11 h, confirmé par M. Rémi Chastagnier" in fini
    assert "Lac" in noms(page("mir_a", "agents", monde.auvergne.pk, suite="?situation=a_venir"))


def test_le_tableau_de_l_examen_se_filtre_et_garde_ses_filtres_d_une_page_a_l_autre(monde: Monde, page: Page) -> None:
    lignes = [nouvel_agent(f"N{i}", f"Nom{'e' * (i % 5)}") for i in range(60)]
    importation = examiner(
        monde, *[(*ligne[:1], "Bréhat", *ligne[2:]) for ligne in lignes], nouvel_agent("X", quotite="0")
    )
    refusees = page("gestionnaire_a", "import", importation.pk, suite="?verdict=refuse")
    assert [ligne.numero for ligne in refusees.context["page"]] == [62]
    assert "J62 : « 0 » n’est pas une quotité" in texte(refusees)
    assert "1 ligne refusée : rien ne peut être enregistré" in texte(refusees)
    trouvees = page("gestionnaire_a", "import", importation.pk, suite="?verdict=accepte&q=brehat")
    assert "60 résultats" in texte(trouvees)
    assert "verdict=accepte&amp;q=brehat&amp;page=2" in trouvees.content.decode()


@pytest.mark.parametrize("format_", ["xlsx", "ods", "csv"])
def test_le_modele_se_remplit_et_s_importe(monde: Monde, page: Page, format_: str) -> None:
    octets = page("gestionnaire_a", "import_modele", monde.auvergne.pk, format_).content
    if format_ == "xlsx":
        classeur = load_workbook(io.BytesIO(octets))
        assert classeur.sheetnames == ["Agents", "Notice", "Listes"]
        classeur["Agents"].append(nouvel_agent())
        tampon = io.BytesIO()
        classeur.save(tampon)
        octets = tampon.getvalue()
    elif format_ == "csv":
        octets += t.texte_csv([nouvel_agent()]).encode().split(b"\r\n", 1)[1]
    else:
        octets = t.ajouter_une_ligne_ods(octets, nouvel_agent())
    assert lire(f"modele.{format_}", octets).lignes[0].valeurs["matricule"] == "N1"
