from django.urls import URLPattern, path

from community.moderation.views.reporting import report_comment, report_member, report_post

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("posts/<int:post_id>/report/", report_post, name="report_post"),
    path("comments/<int:comment_id>/report/", report_comment, name="report_comment"),
    path("@<str:handle>/report/", report_member, name="report_member"),
]
