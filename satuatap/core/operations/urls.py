"""Addresses for whoever runs the platform."""

from django.urls import path

from satuatap.core.operations import views

urlpatterns = [
    path("sehat/hidup", views.alive, name="health-alive"),
    path("sehat/siap", views.ready, name="health-ready"),
    path("metrik", views.metrics, name="metrics"),
]
