from django.urls import URLPattern, path

from community.comments.views import changing, reading, writing

app_name = "comments"

urlpatterns: list[URLPattern] = [
    path("posts/<int:post_id>/comments/", writing.comments, name="create"),
    path("posts/<int:post_id>/comments/<int:comment_id>/", reading.thread, name="thread"),
    path("comments/<int:comment_id>/", reading.permalink, name="permalink"),
    path("comments/<int:comment_id>/reply/", writing.reply, name="reply"),
    path("comments/<int:comment_id>/edit/", changing.edit, name="edit"),
    path("comments/<int:comment_id>/delete/", changing.delete, name="delete"),
]
