from django.urls import URLPattern, path, register_converter
from django.urls.converters import SlugConverter

from community.posts.models import RESERVED_SLUGS
from community.posts.views import asking, deleting, helping, history, reading, usual
from community.posts.views.writing import create, edit

app_name = "posts"


class PostSlug(SlugConverter):
    """The readable end of a post's address: any slug but the names of what may be done with a post."""

    regex = rf"(?!(?:{'|'.join(sorted(RESERVED_SLUGS))})/){SlugConverter.regex}"


register_converter(PostSlug, "postslug")

urlpatterns: list[URLPattern] = [
    path("posts/new/", create, name="create"),
    path("posts/preview/", helping.preview, name="preview"),
    path("posts/tags/", helping.tag_suggestions, name="tag_suggestions"),
    path("posts/<int:number>/", reading.short, name="short"),
    path("posts/<int:number>/edit/", edit, name="edit"),
    path("posts/<int:number>/note/", asking.note, name="ask_for_note"),
    path("posts/<int:number>/delete/", deleting.delete, name="delete"),
    path("posts/<int:number>/history/", history.history, name="history"),
    path("posts/<int:number>/history/<int:version>/", history.version, name="version"),
    path("posts/<int:number>/history/<int:version>/withdraw/", history.withdraw, name="withdraw_version"),
    path("settings/posting/", usual.usual, name="usual"),
    path("posts/<int:number>/<postslug:slug>/", reading.post, name="post"),
]
