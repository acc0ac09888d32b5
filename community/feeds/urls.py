from django.urls import URLPattern, path

from community.feeds.views import chosen_tags, following_tags, hiding_tags, news, pages, tag_pages

app_name = "feeds"

urlpatterns: list[URLPattern] = [
    path("feed/", pages.following, name="following"),
    path("latest/", pages.latest, name="latest"),
    path("latest/feed.atom", news.LatestNews(), name="latest_news"),
    path("tags/", tag_pages.tags, name="tags"),
    path("tags/<str:slug>/", tag_pages.tag, name="tag"),
    path("tags/<str:slug>/follow/", following_tags.follow, name="follow_tag"),
    path("tags/<str:slug>/unfollow/", following_tags.unfollow, name="unfollow_tag"),
    path("tags/<str:slug>/hide/", hiding_tags.hide, name="hide_tag"),
    path("tags/<str:slug>/unhide/", hiding_tags.unhide, name="unhide_tag"),
    path("settings/tags/", chosen_tags.chosen, name="chosen_tags"),
    path("tags/<str:slug>/feed.atom", news.TagNews(), name="tag_news"),
    path("@<str:handle>/feed.atom", news.MemberNews(), name="member_news"),
]
