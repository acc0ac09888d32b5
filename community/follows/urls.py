from django.urls import URLPattern, path

from community.follows import views

app_name = "follows"

urlpatterns: list[URLPattern] = [
    path("@<str:handle>/follow/", views.follow, name="follow"),
    path("@<str:handle>/unfollow/", views.unfollow, name="unfollow"),
    path("@<str:handle>/followers/", views.followers, name="followers"),
    path("@<str:handle>/following/", views.following, name="following"),
]
