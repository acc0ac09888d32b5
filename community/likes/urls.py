from django.urls import URLPattern, path

from community.likes import views

app_name = "likes"

urlpatterns: list[URLPattern] = [
    path("posts/<int:number>/like/", views.like_a_post, name="like_post"),
    path("posts/<int:number>/unlike/", views.unlike_a_post, name="unlike_post"),
    path("comments/<int:number>/like/", views.like_a_comment, name="like_comment"),
    path("comments/<int:number>/unlike/", views.unlike_a_comment, name="unlike_comment"),
]
