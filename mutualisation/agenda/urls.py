"""Addresses of calendars."""

from django.urls import path

from mutualisation.agenda import views

urlpatterns = [
    path("agenda/<str:jeton>.ics", views.lire, name="agenda_flux"),
    path("mon-compte/agenda/", views.mon_agenda, name="mon_agenda"),
    path("mon-compte/agenda/renouveler/", views.renouveler, name="mon_agenda_renouveler"),
    path("mon-compte/agenda/revoquer/", views.revoquer, name="mon_agenda_revoquer"),
]
