"""Addresses of questions put by one body to the other."""

from django.urls import path

from ctri.saisines.views import demande, liste, page, reponse

urlpatterns = [
    path("regions/<int:region_pk>/saisines/", liste.lire, name="saisines"),
    path("regions/<int:region_pk>/saisines/nouvelle/", demande.creer, name="saisine_creer"),
    path("saisines/<int:pk>/", page.lire, name="saisine"),
    path("saisines/<int:pk>/modifier/", demande.modifier, name="saisine_modifier"),
    path("saisines/<int:pk>/supprimer/", demande.supprimer, name="saisine_supprimer"),
    path("saisines/<int:pk>/adresser/", demande.adresser, name="saisine_adresser"),
    path("saisines/<int:pk>/echeance/", demande.prolonger, name="saisine_prolonger"),
    path("saisines/<int:pk>/retirer/", demande.retirer, name="saisine_retirer"),
    path("saisines/<int:pk>/reponse/", reponse.rediger, name="saisine_rediger"),
    path("saisines/<int:pk>/presenter/", reponse.presenter, name="saisine_presenter"),
    path("saisines/<int:pk>/approuver/", reponse.approuver, name="saisine_approuver"),
    path("saisines/<int:pk>/reprendre/", reponse.reprendre, name="saisine_reprendre"),
    path("saisines/<int:pk>/rendre/", reponse.rendre, name="saisine_rendre"),
    path("saisines/<int:pk>/ecrire/", page.echanger, {"interne": False}, name="saisine_ecrire"),
    path("saisines/<int:pk>/noter/", page.echanger, {"interne": True}, name="saisine_noter"),
    path("saisines/<int:pk>/seances/<int:seance_pk>/", page.inscrire, name="saisine_inscrire"),
]
