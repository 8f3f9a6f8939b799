"""Addresses of accounts that answer in our own way; the others are allauth's."""

from django.urls import path

from satuatap.identity.views import ResetPassword

urlpatterns = [path("password/reset/", ResetPassword.as_view(), name="account_reset_password")]
