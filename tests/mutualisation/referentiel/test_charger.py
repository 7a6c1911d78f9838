"""Loading: once, whole, or not at all."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import IntegrityError, ProgrammingError, transaction

from mutualisation.journal.actions import historique
from mutualisation.referentiel.actions import charger
from mutualisation.referentiel.charges import schema_de, schema_par_empreinte
from mutualisation.referentiel.erreurs import FichierRefuse
from mutualisation.referentiel.lecture import lire
from mutualisation.referentiel.models import Referentiel
from tests.mutualisation.referentiel.casses import A_LA_MAIN, BON, CASSES

pytestmark = pytest.mark.django_db

# The shipped files are already loaded for every test; these are another scheme.
ESSAI = BON.replace('code = "services-deconcentres-2007"', 'code = "essai"', 1)
AUTRE = ESSAI.replace("conges = 44", "conges = 45")


def essais():
    return Referentiel.objects.filter(code="essai")


def lancer(*mots):
    """Run the command; return the exit status a shell would see."""
    try:
        call_command("referentiel", *mots, stdout=sys.stdout, stderr=sys.stderr)
    except CommandError as erreur:
        sys.stderr.write(str(erreur))
        return erreur.returncode
    return 0


@pytest.fixture(autouse=True)
def _rien_d_autre():
    """Whatever a test loads, it is under the code it uses."""
    avant = set(Referentiel.objects.exclude(code="essai").values_list("pk", "empreinte"))
    yield
    assert set(Referentiel.objects.exclude(code="essai").values_list("pk", "empreinte")) == avant


@pytest.fixture
def ecrire(tmp_path):
    def _ecrire(texte):
        chemin = tmp_path / "essai.toml"
        chemin.write_text(texte)
        return str(chemin)

    return _ecrire


def test_charger_garde_le_contenu():
    fait = charger(lu=lire(ESSAI.encode()))
    assert fait.nouveau
    assert (fait.referentiel.code, fait.referentiel.version) == ("essai", "2007.1")
    assert schema_de(essais().get()).vocabulaire.comite.court.du == "du CTRI"
    assert [acte.code for acte in historique(fait.referentiel)] == ["charger"]


def test_charger_deux_fois_ne_change_rien():
    premier = charger(lu=lire(ESSAI.encode())).referentiel
    second = charger(lu=lire(("# relu\n" + ESSAI).encode()))
    assert not second.nouveau
    assert (second.referentiel.pk, second.referentiel.charge_le) == (premier.pk, premier.charge_le)
    assert essais().count() == historique(premier).count() == 1


def test_un_contenu_change_sous_la_meme_version_est_refuse():
    premier = charger(lu=lire(ESSAI.encode())).referentiel
    with pytest.raises(FichierRefuse) as refus:
        charger(lu=lire(AUTRE.encode()))
    (erreur,) = refus.value.erreurs
    assert erreur.place == "version"
    assert erreur.raison.startswith("la version 2007.1 de « essai » est déjà chargée")
    assert essais().get().empreinte == premier.empreinte


def test_une_nouvelle_version_s_ajoute():
    charger(lu=lire(ESSAI.encode()))
    assert charger(lu=lire(AUTRE.replace('"2007.1"', '"2007.2"').encode())).nouveau
    assert list(essais().values_list("version", flat=True)) == ["2007.1", "2007.2"]


def test_la_base_refuse_aussi_de_changer_un_referentiel():
    referentiel = charger(lu=lire(ESSAI.encode())).referentiel
    with pytest.raises(ProgrammingError, match="pgtrigger"), transaction.atomic():
        Referentiel.objects.filter(pk=referentiel.pk).update(nom="autre")
    referentiel.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        referentiel.save(force_insert=True)


def test_un_schema_connu_ne_coute_aucune_requete(django_assert_num_queries):
    referentiel = charger(lu=lire(ESSAI.encode())).referentiel
    schema_de(referentiel)
    sans_contenu = essais().defer("contenu").get()
    with django_assert_num_queries(0):
        assert schema_de(sans_contenu) is schema_par_empreinte(referentiel.empreinte)


# ── The command ───────────────────────────────────────────────────────────────


def test_verifier_dit_que_c_est_correct_et_n_ecrit_rien(capsys, ecrire):
    assert lancer("verifier", ecrire(ESSAI)) == 0
    assert "est correct. Rien n’a été écrit." in capsys.readouterr().out
    assert not essais().exists()


def test_charger_puis_encore(capsys, ecrire):
    assert lancer("charger", ecrire(ESSAI)) == 0
    assert capsys.readouterr().out == "Référentiel « essai » version 2007.1 chargé.\n"
    assert lancer("charger", ecrire(ESSAI)) == 0
    assert "déjà chargé, à l’identique\u00a0: rien n’a changé." in capsys.readouterr().out
    assert lancer("liste") == 0
    assert "essai 2007.1\u00a0: Mutualisation" in capsys.readouterr().out


def test_charger_un_referentiel_fourni_par_son_code_en_silence(capsys):
    assert lancer("charger", "drsm-poles-2007") == 0
    assert "« drsm-poles-2007 »" in capsys.readouterr().out
    call_command("referentiel", "charger", "drsm-poles-2007", verbosity=0)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("acte", ["verifier", "charger"])
@pytest.mark.parametrize("casse", CASSES[::9], ids=lambda c: c.nom)
def test_un_fichier_faux_sort_avec_le_statut_1_et_n_ecrit_rien(capsys, ecrire, casse, acte):
    assert lancer(acte, ecrire(casse.texte)) == 1
    dit = capsys.readouterr().err.replace("\u00a0", " ").replace("\u202f", " ")
    assert f"{casse.place} : {casse.raison}" in dit
    assert "Rien n’a été écrit." in dit
    assert not essais().exists()


@pytest.mark.parametrize("chemin", A_LA_MAIN, ids=lambda c: c.stem)
def test_les_fichiers_ecrits_a_la_main_sont_refuses(chemin):
    with pytest.raises(CommandError, match="Rien n’a été écrit"):
        call_command("referentiel", "charger", str(chemin))
    assert not essais().exists()


def test_la_meme_version_changee_sort_avec_le_statut_1(capsys, ecrire):
    lancer("charger", ecrire(ESSAI))
    assert lancer("charger", ecrire(AUTRE)) == 1
    assert "version\u00a0: la version 2007.1" in capsys.readouterr().err
    assert essais().count() == 1


def test_un_fichier_absent_sort_avec_le_statut_1(capsys):
    assert lancer("charger", "nulle-part.toml") == 1
    assert "ce fichier n’existe pas" in capsys.readouterr().err


def test_le_statut_vu_du_shell(ecrire):
    faux = ecrire(CASSES[0].texte)
    fini = subprocess.run(
        [sys.executable, "manage.py", "referentiel", "verifier", faux], cwd=settings.BASE_DIR, check=False
    )
    assert fini.returncode == 1
