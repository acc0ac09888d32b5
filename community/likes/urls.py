from django.urls import URLPattern, path

from community.likes.views import comments, posts

app_name = "likes"

urlpatterns: list[URLPattern] = [
    path("posts/<int:number>/like/", posts.like_a_post, name="like_post"),
    path("posts/<int:number>/unlike/", posts.unlike_a_post, name="unlike_post"),
    path("comments/<int:number>/like/", comments.like_a_comment, name="like_comment"),
    path("comments/<int:number>/unlike/", comments.unlike_a_comment, name="unlike_comment"),
]
