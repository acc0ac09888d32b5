from django.urls import URLPattern, path

from community.pictures import views

app_name = "pictures"

urlpatterns: list[URLPattern] = [
    path("pictures/", views.upload, name="upload"),
    path("pictures/<slug:key>/discard/", views.discard, name="discard"),
    path("pictures/<slug:key>/<str:name>", views.file, name="file"),
]
