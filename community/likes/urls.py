from django.urls import URLPattern

app_name = "likes"

urlpatterns: list[URLPattern] = []
