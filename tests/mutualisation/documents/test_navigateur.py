"""Following a document in a real browser, with and without script."""

import pytest
from django.urls import reverse

from mutualisation.documents.models import Document, Etat
from mutualisation.documents.production import produire
from mutualisation.mandats.acteur import acteur_de
from mutualisation.temps import maintenant

pytestmark = [pytest.mark.navigateur, pytest.mark.django_db, pytest.mark.usefixtures("envois")]

# What a screen reader is told: each change of the live region.
ECOUTER = """() => {
  window.annonces = [];
  const zone = document.querySelector('.panneau [role=status]');
  new MutationObserver(() => window.annonces.push(zone.textContent)).observe(zone, {childList: true});
}"""


@pytest.fixture
def document(monde, atelier, demande):
    atelier.lecteurs.add(monde.mir_a.pk)
    return demande(region=monde.auvergne, par=acteur_de(monde.mir_a))


def aller(page, document):
    page.goto(reverse("document", args=[document.pk]))


def test_on_suit_l_avancement_puis_l_annonce_vient_une_fois_et_tout_s_arrete(monde, document, page_de, serveur):
    Document.objects.update(
        etat=Etat.EN_COURS, porteur="x", bail=maintenant(), page=9, pages_prevues=14, commence_le=maintenant()
    )
    page = page_de(monde.mir_a)
    aller(page, document)
    page.get_by_role("progressbar", name="Avancement").wait_for()
    page.evaluate(ECOUTER)
    with serveur.suspendu():
        Document.objects.update(page=10)
    page.get_by_text("Page 10 sur 14").wait_for()
    assert page.evaluate("window.annonces") == []
    with serveur.suspendu():
        Document.objects.update(etat=Etat.DEMANDE, porteur="", bail=None)
        produire(document.pk)
    page.get_by_role("link", name="Télécharger PTA-AUV-2027").wait_for()
    assert page.evaluate("window.annonces") == ["PTA-AUV-2027\N{NO-BREAK SPACE}: Le PDF est prêt."]
    assert page.locator("[hx-get]").count() == 0
    with page.expect_download() as fichier:
        page.get_by_role("link", name="Télécharger").click()
    assert fichier.value.suggested_filename == "PTA-AUV-2027.pdf"


def test_sans_script_la_page_se_recharge_d_elle_meme(monde, document, page_de, serveur):
    page = page_de(monde.mir_a, javascript=False)
    aller(page, document)
    with serveur.suspendu():
        produire(document.pk)
    lien = page.get_by_role("link", name="Télécharger PTA-AUV-2027")
    lien.wait_for()
    assert lien.get_attribute("href") == reverse("document_fichier", args=[document.pk])


def test_reessayer_ne_quitte_pas_la_page(monde, document, page_de):
    Document.objects.update(etat=Etat.ECHEC, tentatives=5)
    page = page_de(monde.mir_a)
    aller(page, document)
    page.get_by_role("button", name="Réessayer").click()
    page.locator(".document").get_by_text("La production va commencer.").wait_for()
    assert page.url.endswith(reverse("document", args=[document.pk]))
