"""How editors find a post or a member: by words, among what every visitor may see."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic.chooser import ChooseResultsView, ChooseView, ChosenMultipleView, ChosenView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.blocks import ChooserBlock

from community.common.numbers import row_number
from community.members.models import Member
from community.posts.models import Post


class WordsForm(BaseFilterForm):
    """A search box over the columns named in `searched`."""

    searched: tuple[str, ...] = ()
    q = forms.CharField(
        label=_("Search"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        required=False,
        max_length=100,
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        words = self.cleaned_data.get("q", "").split()
        if words:
            self.is_searching = True
            self.search_query = self.cleaned_data["q"]
        for word in words:
            condition = Q()
            for column in self.searched:
                condition |= Q(**{f"{column}__icontains": word})
            objects = objects.filter(condition)
        return objects


class PostWordsForm(WordsForm):
    searched = ("title", "excerpt", "author__handle", "author__display_name")


class MemberWordsForm(WordsForm):
    searched = ("handle", "display_name", "biography")


class _Posts:
    filter_form_class = PostWordsForm

    def get_object_list(self) -> QuerySet:
        return Post.objects.visible_to(None).select_related("author").newest_first()

    @property
    def columns(self) -> list[Column]:
        author = Column("author", label=_("By"), accessor="author")
        return [self.title_column, author, Column("published_at", label=_("Posted"))]  # type: ignore[attr-defined]


class _Members:
    filter_form_class = MemberWordsForm

    def get_object_list(self) -> QuerySet:
        return Member.objects.visible_to(None).order_by("handle")

    @property
    def columns(self) -> list[Column]:
        return [self.title_column, Column("handle", label=_("Handle"))]  # type: ignore[attr-defined]


class ChoosePost(_Posts, ChooseView):
    pass


class ChoosePostResults(_Posts, ChooseResultsView):
    pass


class ChooseMember(_Members, ChooseView):
    pass


class ChooseMemberResults(_Members, ChooseResultsView):
    pass


class _Chosen:
    """What is chosen by number is looked up where it would be offered: a number shows nobody what they may not see."""

    def get_object(self, pk: str) -> Model:
        found: Model = self._offered([pk]).get()
        return found

    def get_objects(self, pks: Sequence[str]) -> QuerySet:
        return self._offered(pks)

    def _offered(self, pks: Sequence[str]) -> QuerySet:
        numbers = [number for pk in pks if (number := row_number(pk)) is not None]
        return self.get_object_list().filter(pk__in=numbers)  # type: ignore[attr-defined]


class ChosenPost(_Chosen, _Posts, ChosenView):
    pass


class ChosenPosts(_Chosen, _Posts, ChosenMultipleView):
    pass


class ChosenMember(_Chosen, _Members, ChosenView):
    pass


class ChosenMembers(_Chosen, _Members, ChosenMultipleView):
    pass


class ReferenceBlock(ChooserBlock):
    """A chooser whose value is the number of the thing, not the thing itself.

    A page's posts and members are loaded by `home.live`, all at once and only those that may be seen; loading
    them one block at a time, whoever wrote them, would cost queries and show what has since been hidden.
    """

    def to_python(self, value: int | None) -> int | None:
        return value

    def bulk_to_python(self, values: Sequence[int | None]) -> list[int | None]:
        return list(values)

    def get_prep_value(self, value: Model | int | None) -> int | None:
        return value.pk if isinstance(value, Model) else value

    def value_from_form(self, value: Model | int | str | None) -> int | None:
        return self._number(value)

    def clean(self, value: Model | int | None) -> int | None:
        return self._number(super().clean(value))

    def extract_references(self, value: int | None) -> Iterator[tuple[type[Model], str, str, str]]:
        if value is not None:
            yield self.model_class, str(value), "", ""

    @staticmethod
    def _number(value: Model | int | str | None) -> int | None:
        if isinstance(value, Model):
            return value.pk
        return int(value) if value else None


class PostChooser(ChooserViewSet):
    base_block_class = ReferenceBlock
    model = Post
    icon = "doc-full"
    choose_one_text = _("Choose a post")
    choose_another_text = _("Choose another post")
    choose_view_class = ChoosePost
    choose_results_view_class = ChoosePostResults
    chosen_view_class = ChosenPost
    chosen_multiple_view_class = ChosenPosts


class MemberChooser(ChooserViewSet):
    base_block_class = ReferenceBlock
    model = Member
    icon = "user"
    choose_one_text = _("Choose a member")
    choose_another_text = _("Choose another member")
    choose_view_class = ChooseMember
    choose_results_view_class = ChooseMemberResults
    chosen_view_class = ChosenMember
    chosen_multiple_view_class = ChosenMembers


post_chooser = PostChooser("post_chooser", url_prefix="choose-post")
member_chooser = MemberChooser("member_chooser", url_prefix="choose-member")
PostChooserBlock = post_chooser.get_block_class("PostChooserBlock", "home.blocks.choosers")
MemberChooserBlock = member_chooser.get_block_class("MemberChooserBlock", "home.blocks.choosers")


def chooser_viewsets() -> list[Any]:
    """Return what Wagtail registers."""
    return [post_chooser, member_chooser]
