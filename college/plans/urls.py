"""Addresses of work plans."""

from django.urls import path, re_path

from college.plans.views import annexes, cellules, collage, editeur, lignes, sorties

_ACTION = "plans/<int:pk>/actions/<int:action_pk>/"

urlpatterns = [
    path("plans/<int:pk>/", editeur.lire, name="plan"),
    path("plans/<int:pk>/tableau/", editeur.fragment_tableau, name="plan_tableau"),
    path("plans/<int:pk>/panneau/", editeur.fragment_panneau, name="plan_panneau"),
    path("plans/<int:pk>/depuis/<int:saisie>/", editeur.depuis, name="plan_depuis"),
    path("plans/<int:pk>/actions/nouvelle/", lignes.nouvelle, name="action_nouvelle"),
    path(_ACTION, lignes.modifier, name="action"),
    path(f"{_ACTION}dupliquer/", lignes.dupliquer, name="action_dupliquer"),
    path(f"{_ACTION}deplacer/", lignes.deplacer, name="action_deplacer"),
    path(f"{_ACTION}supprimer/", lignes.supprimer, name="action_supprimer"),
    path(f"{_ACTION}cellules/<slug:champ>/", cellules.ecrire, name="action_cellule"),
    path(f"{_ACTION}cellules/<slug:champ>/choix/", cellules.trancher, name="action_choix"),
    path("plans/<int:pk>/annuler/", lignes.annuler, name="plan_annuler"),
    path("plans/<int:pk>/coller/", collage.coller, name="plan_coller"),
    path("plans/<int:pk>/reprise/", annexes.reprise, name="plan_reprise"),
    path("plans/<int:pk>/capacites/<int:agent_pk>/", annexes.capacite, name="plan_capacite"),
    path("plans/<int:pk>/objectifs/<int:objectif_pk>/motif/", annexes.motif, name="plan_motif"),
    path("plans/<int:pk>/changements/", annexes.changements, name="plan_changements"),
    path("plans/<int:pk>/apercu/", sorties.apercu, name="plan_apercu"),
    path("plans/<int:pk>/comparaison/", sorties.comparaison, name="plan_comparaison"),
    path("plans/<int:pk>/historique/", sorties.journal, name="plan_historique"),
    path("plans/<int:pk>/soumettre/", sorties.soumettre, name="plan_soumettre"),
    re_path(r"^plans/(?P<pk>\d+)/plan\.(?P<extension>xlsx|ods)$", sorties.exporter, name="plan_exporter"),
    re_path(r"^versions/(?P<pk>\d+)/plan\.(?P<extension>xlsx|ods)$", sorties.exporter_version, name="version_exporter"),
]
