"""The texts moderators often need, kept by those who edit the rules."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet

from community.moderation.forms.choosing import citable_rules
from community.moderation.models import CannedText


class CannedTextForm(WagtailAdminModelForm):
    """Offers today's rules, and the one the text has, also if that is no longer among them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rules = {rule.id: rule.title for rule in citable_rules()}
        chosen = self.instance.rule_id
        if chosen and chosen not in rules:
            rules[chosen] = str(_("a rule of before"))
        known = self.fields["rule_id"]
        self.fields["rule_id"] = forms.ChoiceField(
            label=known.label,
            help_text=known.help_text,
            required=False,
            choices=[("", _("any")), *rules.items()],
        )


class CannedTexts(SnippetViewSet):
    model = CannedText
    icon = "doc-full"
    # Not below moderation's own addresses, where editors have no business.
    base_url_path = "canned-texts"
    chooser_base_url_path = "canned-texts/chooser"
    menu_label = _("Canned texts")
    list_display = ("title", "reader")
    list_filter = ("reader",)
    search_fields = ("title", "text")
    edit_handler = ObjectList(
        [FieldPanel("title"), FieldPanel("reader"), FieldPanel("text"), FieldPanel("rule_id")],
        base_form_class=CannedTextForm,
    )
