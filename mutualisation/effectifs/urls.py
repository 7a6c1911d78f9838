"""Addresses of « Équipes et territoires »."""

from django.urls import path

from mutualisation.effectifs.importation import views as importation
from mutualisation.effectifs.views import agents, equipes, rattachements, socles

urlpatterns = [
    path("equipes/<int:region_pk>/", equipes.equipes, name="equipes"),
    path("equipes/<int:region_pk>/agents/", agents.agents, name="agents"),
    path("equipes/<int:region_pk>/agents/export.<str:format_>", agents.export, name="agents_export"),
    path("equipes/<int:region_pk>/agents/nouveau/", agents.nouveau, name="agent_nouveau"),
    path("equipes/<int:region_pk>/imports/", importation.imports, name="imports"),
    path("equipes/<int:region_pk>/imports/modele.<str:format_>", importation.modele, name="import_modele"),
    path("equipes/services/<int:pk>/effectif-socle/", socles.effectif_socle, name="effectif_socle"),
    path("equipes/agents/<int:pk>/", agents.agent, name="agent"),
    path("equipes/agents/<int:pk>/modifier/", agents.modifier, name="agent_modifier"),
    path("equipes/agents/<int:pk>/rattachement/", rattachements.changer, name="agent_rattachement"),
    path("equipes/agents/<int:pk>/depart/", rattachements.depart, name="agent_depart"),
    path("equipes/rattachements/<int:pk>/annuler/", rattachements.annuler, name="rattachement_annuler"),
    path("equipes/imports/<int:pk>/", importation.detail, name="import"),
    path("equipes/imports/<int:pk>/suivi/", importation.suivi, name="import_suivi"),
    path("equipes/imports/<int:pk>/confirmer/", importation.confirmer, name="import_confirmer"),
    path("equipes/imports/<int:pk>/abandonner/", importation.abandonner, name="import_abandonner"),
]
