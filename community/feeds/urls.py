from django.urls import URLPattern, path

from community.feeds.views import news, pages, tags

app_name = "feeds"

urlpatterns: list[URLPattern] = [
    path("feed/", pages.following, name="following"),
    path("latest/", pages.latest, name="latest"),
    path("latest/feed.atom", news.LatestNews(), name="latest_news"),
    path("tags/", pages.tags, name="tags"),
    path("tags/<str:slug>/", pages.tag, name="tag"),
    path("tags/<str:slug>/follow/", tags.follow, name="follow_tag"),
    path("tags/<str:slug>/unfollow/", tags.unfollow, name="unfollow_tag"),
    path("tags/<str:slug>/hide/", tags.hide, name="hide_tag"),
    path("tags/<str:slug>/unhide/", tags.unhide, name="unhide_tag"),
    path("settings/tags/", tags.chosen, name="chosen_tags"),
    path("tags/<str:slug>/feed.atom", news.TagNews(), name="tag_news"),
    path("@<str:handle>/feed.atom", news.MemberNews(), name="member_news"),
]
