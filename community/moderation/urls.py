from django.urls import URLPattern, path

from community.moderation.views.own import answer, appeal, own_decisions
from community.moderation.views.own_mail import own_mail
from community.moderation.views.reporting import report_comment, report_member, report_post

app_name = "moderation"

urlpatterns: list[URLPattern] = [
    path("decisions/", own_decisions, name="own_decisions"),
    path("decisions/<int:number>/appeal/", appeal, name="appeal"),
    path("decisions/cases/<int:number>/answer/", answer, name="answer"),
    path("settings/moderating/", own_mail, name="own_mail"),
    path("posts/<int:post_id>/report/", report_post, name="report_post"),
    path("comments/<int:comment_id>/report/", report_comment, name="report_comment"),
    path("@<str:handle>/report/", report_member, name="report_member"),
]
