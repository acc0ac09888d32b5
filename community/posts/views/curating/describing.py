"""What a tag's page says about it."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic
from wagtail.admin.widgets.button import Button

from community.common.errors import OperationRefused
from community.posts.models import PostTag, Tag
from community.posts.tag_curation import describe_tag
from community.posts.views.curating.access import curator_of


class DescribeTag(generic.EditView):
    """Description and cover of a tag; for a synonym only what it stands for."""

    template_name = "posts/admin/tag.html"
    page_title = _("Tag")
    success_message = _("This is what the page of the tag says now.")

    def get_page_subtitle(self) -> str:
        return f"#{self.object.name}"

    def get_usage_url(self) -> None:
        return None

    def get_success_url(self) -> str:
        return reverse("tags_on_posts:edit", args=[self.object.pk])

    def get_success_buttons(self) -> list[Any]:
        return []

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        return [
            Button(label, url=reverse(f"tags_on_posts:{name}", args=[self.object.pk]), icon_name=icon)
            for name, label, icon in (
                ("words", _("Other words for it"), "list-ul"),
                ("same", _("Means the same as…"), "link"),
                ("merge", _("Merge into…"), "resubmit"),
                ("history", _("History"), "history"),
            )
        ]

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)
        except OperationRefused as refusal:
            form.add_error("description", str(refusal))
            return self.form_invalid(form)

    def save_instance(self) -> Tag:
        typed = self.form.cleaned_data
        return describe_tag(
            tag=self.object,
            by=curator_of(self.request),
            description=typed["description"],
            cover=typed["cover"],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        posts = PostTag.objects.filter(tag=self.object).count()
        synonyms = self.object.synonyms.order_by("slug")
        return super().get_context_data(tag=self.object, post_count=posts, synonyms=synonyms, **kwargs)
