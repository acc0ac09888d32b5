"""A rule of the community. Its id is the block's own, which stays when the rule is moved or reworded."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

HARM = [
    ("1", _("Little: it can wait some days")),
    ("2", _("Some: look at it within a day")),
    ("3", _("Much: people are hurt while it stands")),
    ("4", _("Somebody is in danger")),
]


class RuleBlock(blocks.StructBlock):
    title = blocks.CharBlock(label=_("The rule in a few words"), max_length=120)
    text = blocks.TextBlock(label=_("What it means"), max_length=1500)
    yes = blocks.CharBlock(label=_("Example of yes"), max_length=300, required=False)
    no = blocks.CharBlock(label=_("Example of no"), max_length=300, required=False)
    harm = blocks.ChoiceBlock(
        choices=HARM,
        default="2",
        label=_("How much waiting may hurt somebody"),
        help_text=_("Reports about this rule stand in the moderators’ queue by this first, then by age."),
    )

    class Meta:
        icon = "check"
        label = _("Rule")
