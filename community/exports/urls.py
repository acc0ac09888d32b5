from django.urls import URLPattern, path

from community.exports import views

app_name = "exports"

urlpatterns: list[URLPattern] = [
    path("settings/data/", views.known, name="known"),
    path("settings/export/", views.index, name="index"),
    path("settings/export/ask/", views.ask, name="ask"),
    path("settings/export/<str:key>/", views.fetch, name="fetch"),
]
