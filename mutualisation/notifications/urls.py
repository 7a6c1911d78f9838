"""Addresses of notifications."""

from django.urls import path

from mutualisation.notifications import views

urlpatterns = [
    path("notifications/", views.liste, name="notifications"),
    path("notifications/toutes-lues/", views.toutes_lues, name="notifications_lues"),
    path("notifications/<int:pk>/lue/", views.lue, name="notification_lue"),
    path("mon-compte/notifications/", views.preferences, name="notifications_preferences"),
]
