"""The addresses of the guidelines' versions; the guidelines themselves are a page of editors'."""

from django.urls import path

from home import views

app_name = "guidelines"

urlpatterns = [
    path("rules/versions/", views.versions, name="versions"),
    path("rules/versions/<int:number>/", views.version, name="version"),
    path("rules/changed/", views.changed, name="changed"),
]
