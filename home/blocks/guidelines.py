"""A rule of the community. Its id is the block's own, which stays when the rule is moved or reworded."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks


class RuleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("The rule in a few words"), max_length=120)
    text = blocks.TextBlock(label=_("What it means"), max_length=1500)
    yes = blocks.CharBlock(label=_("Example of yes"), max_length=300, required=False)
    no = blocks.CharBlock(label=_("Example of no"), max_length=300, required=False)

    class Meta:
        icon = "check"
        label = _("Rule")
