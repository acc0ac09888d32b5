from django.urls import URLPattern, path

from community.pictures.views import adding, handing_out

app_name = "pictures"

urlpatterns: list[URLPattern] = [
    path("pictures/", adding.upload, name="upload"),
    path("pictures/<slug:key>/discard/", adding.discard, name="discard"),
    path("pictures/<slug:key>/<str:name>", handing_out.file, name="file"),
]
