from django.urls import URLPattern, path

from community.moderation.views import reporting

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("posts/<int:post_id>/report/", reporting.report_post, name="report_post"),
    path("comments/<int:comment_id>/report/", reporting.report_comment, name="report_comment"),
    path("@<str:handle>/report/", reporting.report_member, name="report_member"),
]
