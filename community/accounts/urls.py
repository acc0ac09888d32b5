"""The few sign-in addresses that are ours; allauth has the rest under the same prefix."""

from django.urls import path

from community.accounts.views.signing_out import sign_out

urlpatterns = [path("logout/", sign_out, name="account_logout")]
