from django.urls import URLPattern, path

from community.blocks.views import blocking, conversations, listing, menus, muting

app_name = "blocks"

urlpatterns: list[URLPattern] = [
    path("posts/<int:post_id>/menu/", menus.post_menu, name="post_menu"),
    path("comments/<int:comment_id>/menu/", menus.comment_menu, name="comment_menu"),
    path("@<str:handle>/menu/", menus.member_menu, name="member_menu"),
    path("@<str:handle>/block/", blocking.block, name="block"),
    path("@<str:handle>/unblock/", blocking.unblock, name="unblock"),
    path("@<str:handle>/mute/", muting.mute, name="mute"),
    path("@<str:handle>/unmute/", muting.unmute, name="unmute"),
    path("posts/<int:post_id>/mute/", conversations.mute_post, name="mute_post"),
    path("posts/<int:post_id>/unmute/", conversations.unmute_post, name="unmute_post"),
    path("settings/blocked/", listing.blocked, name="blocked"),
    path("settings/muted/", listing.muted, name="muted"),
]
