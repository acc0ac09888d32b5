"""What a moderator chooses for themselves."""

from django import forms
from django.utils.translation import gettext_lazy as _


class OwnMailForm(forms.Form):
    is_wanted = forms.BooleanField(
        label=_("Write to me once a day about what waits"),
        required=False,
        help_text=_(
            "How many cases, appeals and proposals there are, since when, and by when an answer was promised. Never who"
            " they are about, or what was said. There is no mail on days on which nothing waits."
        ),
    )
