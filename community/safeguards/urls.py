"""The addresses below /admin/safeguards/."""

from django.urls import path

from community.safeguards.views import screens

app_name = "safeguards"

urlpatterns = [
    path("", screens.index, name="index"),
    path("new/", screens.change, name="new"),
    path("starters/", screens.begin_with_starters, name="starters"),
    path("<int:number>/", screens.change, name="change"),
    path("<int:number>/try/", screens.try_it, name="try"),
    path("<int:number>/on/", screens.turn_on, name="on"),
    path("<int:number>/off/", screens.turn_off, name="off"),
    path("<int:number>/delete/", screens.delete, name="delete"),
]
