from django.urls import URLPattern, path

from community.notifications import views

app_name = "notifications"

urlpatterns: list[URLPattern] = [
    path("notifications/", views.notifications, name="list"),
    path("notifications/read/", views.mark_read, name="mark_read"),
]
