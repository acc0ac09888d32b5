from django.urls import URLPattern, path

from community.feeds.views import news, pages

app_name = "feeds"

urlpatterns: list[URLPattern] = [
    path("feed/", pages.following, name="following"),
    path("latest/", pages.latest, name="latest"),
    path("latest/feed.atom", news.LatestNews(), name="latest_news"),
    path("tags/", pages.tags, name="tags"),
    path("tags/<str:slug>/", pages.tag, name="tag"),
    path("tags/<str:slug>/feed.atom", news.TagNews(), name="tag_news"),
    path("@<str:handle>/feed.atom", news.MemberNews(), name="member_news"),
]
