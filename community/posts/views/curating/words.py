"""Other words for a tag: adding one, and letting one be a tag of its own again."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.views import generic

from community.common.errors import OperationRefused
from community.posts.forms.curating import WordForm
from community.posts.models import Tag
from community.posts.tag_curation import add_synonym, separate_synonym
from community.posts.views.curating.access import curator_of


class OtherWords(generic.InspectView):
    template_name = "posts/admin/words.html"
    page_title = gettext_lazy("Other words")

    def get_fields(self) -> list[str]:
        return []

    def get_page_subtitle(self) -> str:
        return f"#{self.object.name}"

    @cached_property
    def form(self) -> WordForm:
        return WordForm(self.request.POST if self.request.method == "POST" else None)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.form.is_valid():
            try:
                word = add_synonym(
                    name=self.form.cleaned_data["word"], of=self.object, by=curator_of(request)
                )
            except OperationRefused as refusal:
                self.form.add_error("word", str(refusal))
            else:
                messages.success(request, _("#%(tag)s is another word for it now.") % {"tag": word.name})
                return redirect("tags_on_posts:words", self.object.pk)
        return self.render_to_response(self.get_context_data(), status=422)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        synonyms = self.object.synonyms.order_by("slug")
        return super().get_context_data(tag=self.object, form=self.form, synonyms=synonyms, **kwargs)


@require_POST
def separate(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a synonym be a tag of its own again."""
    synonym = get_object_or_404(Tag, pk=pk)
    try:
        separate_synonym(tag=synonym, by=curator_of(request))
    except OperationRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("#%(tag)s is a tag of its own again.") % {"tag": synonym.name})
    return redirect("tags_on_posts:edit", pk)
