"""All tags as editors see them: on how many posts each is, and which mean the same."""

from typing import Any

from django.db.models import Count, QuerySet
from django.urls import URLPattern, path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.ui.tables import BaseColumn, Column, TitleColumn
from wagtail.admin.views import generic
from wagtail.admin.viewsets.model import ModelViewSet

from community.posts.models import Tag
from community.posts.views.curating.access import View, curators_only
from community.posts.views.curating.describing import DescribeTag
from community.posts.views.curating.joining import MergeTags, SameMeaning
from community.posts.views.curating.words import OtherWords, separate


class SynonymsColumn(Column):
    """The other words for a tag."""

    cell_template_name = "posts/admin/cells/synonyms.html"


class MainTagColumn(Column):
    """The tag that a synonym stands for, with a link to it."""

    cell_template_name = "posts/admin/cells/main_tag.html"


class AllTags(generic.IndexView):
    template_name = "wagtailadmin/generic/index.html"
    page_title = _("Tags")
    search_fields = ("name", "slug")
    default_ordering = "slug"

    def get_base_queryset(self) -> QuerySet[Tag]:
        tags: QuerySet[Tag] = Tag.objects.select_related("synonym_of").prefetch_related("synonyms")
        return tags.annotate(post_count=Count("post_tags"))

    @cached_property
    def columns(self) -> list[BaseColumn]:
        titled = self._get_title_column_class(TitleColumn)
        return [
            titled("name", label=_("Tag"), accessor=lambda tag: f"#{tag.name}", get_url=self.get_edit_url),
            Column("post_count", label=_("On posts"), sort_key="post_count"),
            SynonymsColumn("synonyms", label=_("Other words for it"), accessor=lambda tag: tag),
            MainTagColumn("synonym_of", label=_("Means the same as")),
        ]

    def get_list_more_buttons(self, instance: Tag) -> list[MenuItem]:
        edit = reverse("tags_on_posts:edit", args=[instance.pk])
        buttons = [MenuItem(_("Describe"), url=edit, icon_name="edit", priority=10)]
        for name, label, icon in (
            ("same", _("Means the same as…"), "link"),
            ("merge", _("Merge into…"), "resubmit"),
        ):
            address = reverse(f"tags_on_posts:{name}", args=[instance.pk])
            buttons.append(MenuItem(label, url=address, icon_name=icon, priority=20))
        return buttons


class TagViewSet(ModelViewSet):
    model = Tag
    name = "tags_on_posts"
    url_prefix = "tags"
    icon = "tag"
    menu_label = _("Tags")
    menu_order = 260
    add_to_admin_menu = True
    index_view_class = AllTags
    edit_view_class = DescribeTag
    panels = (FieldPanel("description"), FieldPanel("cover"))
    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50

    def construct_view(self, view_class: Any, **kwargs: Any) -> View:
        return curators_only(super().construct_view(view_class, **kwargs))

    def get_urlpatterns(self) -> list[URLPattern]:
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.edit_view, name="edit"),
            path("<int:pk>/history/", self.history_view, name="history"),
            path("<int:pk>/history/results/", self.history_results_view, name="history_results"),
            path("<int:pk>/same/", self._page(SameMeaning), name="same"),
            path("<int:pk>/merge/", self._page(MergeTags), name="merge"),
            path("<int:pk>/words/", self._page(OtherWords), name="words"),
            path("<int:pk>/separate/", curators_only(separate), name="separate"),
        ]

    def _page(self, view_class: Any) -> View:
        # Each brings its own template.
        return self.construct_view(
            view_class, **self.get_inspect_view_kwargs() | {"template_name": view_class.template_name}
        )

    def register_permissions(self) -> None:
        """The one right there is gets registered by name, see `wagtail_hooks`."""
