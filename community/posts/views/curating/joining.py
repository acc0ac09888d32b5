"""Saying that two tags mean the same: first what would happen, then the deed."""

from abc import ABC, abstractmethod
from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views import generic

from community.common.errors import OperationRefused
from community.posts.forms.curating import OtherTagForm
from community.posts.models import PostTag, Tag, TagFollow
from community.posts.tag_curation import make_synonym, merge_tags
from community.posts.views.curating.access import curator_of


class JoinTags(generic.InspectView, ABC):
    """Asks for the other tag, tells what follows, and does it when that was seen."""

    template_name = "posts/admin/join.html"
    introduction: ClassVar[Any] = ""
    confirm_label: ClassVar[Any] = ""

    @abstractmethod
    def join(self, other: Tag) -> None: ...

    @abstractmethod
    def what_follows(self, other: Tag) -> list[str]: ...

    def get_fields(self) -> list[str]:
        return []

    def get_page_subtitle(self) -> str:
        return f"#{self.object.name}"

    @cached_property
    def form(self) -> OtherTagForm:
        return OtherTagForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.form.is_valid():
            return self.render_to_response(self.get_context_data(), status=422)
        other = self.form.cleaned_data["name"]
        if other == self.object:
            self.form.add_error("name", _("This is the tag itself. Name another one."))
            return self.render_to_response(self.get_context_data(), status=422)
        if not self.form.cleaned_data["has_seen"]:
            return self.render_to_response(
                self.get_context_data(other=other, follows=self.what_follows(other))
            )
        try:
            self.join(other)
        except OperationRefused as refusal:
            self.form.add_error("name", str(refusal))
            return self.render_to_response(self.get_context_data(), status=422)
        said = _("#%(tag)s means the same as #%(other)s now.")
        messages.success(request, said % {"tag": self.object.name, "other": other.name})
        return redirect("tags_on_posts:edit", other.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        words = {"introduction": self.introduction, "confirm_label": self.confirm_label}
        return super().get_context_data(tag=self.object, form=self.form, **words, **kwargs)


class SameMeaning(JoinTags):
    """For a word that is on no post."""

    page_title = gettext_lazy("Means the same as")
    introduction = gettext_lazy(
        "For another spelling or word that is on no post yet. Whoever types it gets the other tag, and its address "
        "leads to the other page."
    )
    confirm_label = gettext_lazy("They mean the same")

    def join(self, other: Tag) -> None:
        make_synonym(tag=self.object, of=other, by=curator_of(self.request))

    def what_follows(self, other: Tag) -> list[str]:
        return [*_typing(self.object, other), _("You can part the two again at any time.")]


class MergeTags(JoinTags):
    """For two tags that are both in use."""

    page_title = gettext_lazy("Merge into")
    introduction = gettext_lazy(
        "For two tags in use that mean the same. Posts, followers and those who hide it move to the other tag; this "
        "one stays as another word for it."
    )
    confirm_label = gettext_lazy("Merge them")

    def join(self, other: Tag) -> None:
        merge_tags(tag=self.object, into=other, by=curator_of(self.request))

    def what_follows(self, other: Tag) -> list[str]:
        names = {"tag": self.object.name, "other": other.name}
        posts = PostTag.objects.filter(tag=self.object).count()
        followers = TagFollow.objects.filter(tag=self.object).count()
        moving = ngettext(
            "%(count)d post gets #%(other)s in place of #%(tag)s.",
            "%(count)d posts get #%(other)s in place of #%(tag)s.",
            posts,
        )
        following = ngettext(
            "%(count)d member who follows #%(tag)s follows #%(other)s.",
            "%(count)d members who follow #%(tag)s follow #%(other)s.",
            followers,
        )
        return [
            moving % {"count": posts, **names},
            following % {"count": followers, **names},
            *_typing(self.object, other),
            _("You can part the words again, but the posts stay with the tag they have moved to."),
        ]


def _typing(tag: Tag, other: Tag) -> list[str]:
    names = {"tag": tag.name, "other": other.name}
    return [
        _("Whoever types #%(tag)s gets #%(other)s.") % names,
        _("The address of #%(tag)s leads to #%(other)s.") % names,
    ]
