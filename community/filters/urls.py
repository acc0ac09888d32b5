from django.urls import URLPattern, path

from community.filters import views

app_name = "filters"

urlpatterns: list[URLPattern] = [
    path("settings/words/", views.words, name="words"),
    path("settings/words/new/", views.add, name="add"),
    path("settings/words/<int:number>/", views.change, name="change"),
    path("settings/words/<int:number>/delete/", views.delete, name="delete"),
]
