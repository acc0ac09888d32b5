from django.urls import URLPattern, path

from community.follows.views import buttons, lists, requests

app_name = "follows"

urlpatterns: list[URLPattern] = [
    path("@<str:handle>/follow/", buttons.follow, name="follow"),
    path("@<str:handle>/unfollow/", buttons.unfollow, name="unfollow"),
    path("@<str:handle>/follow/withdraw/", buttons.withdraw, name="withdraw"),
    path("@<str:handle>/followers/", lists.followers, name="followers"),
    path("@<str:handle>/following/", lists.following, name="following"),
    path("settings/followers/<str:handle>/remove/", lists.remove, name="remove"),
    path("settings/requests/", requests.waiting, name="requests"),
    path("settings/requests/accept/", requests.accept_everybody, name="accept_all"),
    path("settings/requests/<str:handle>/accept/", requests.accept, name="accept"),
    path("settings/requests/<str:handle>/decline/", requests.decline, name="decline"),
]
