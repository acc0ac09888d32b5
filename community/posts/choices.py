"""What an author decides about a post besides its words."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """Who may see a post, from everybody to nobody else."""

    EVERYONE = "everyone", _("Everyone")
    MEMBERS = "members", _("Members who are signed in")
    FOLLOWERS = "followers", _("People who follow me")
    ME = "me", _("Only me")


class CommentPolicy(models.TextChoices):
    """Who may comment, among those who see the post."""

    EVERYONE = "everyone", _("Everyone who sees it")
    FOLLOWERS = "followers", _("People who follow me")
    FOLLOWED = "followed", _("People I follow")
    NOBODY = "nobody", _("Nobody")


class Licence(models.TextChoices):
    """What others may do with the pictures and the words."""

    ALL_RIGHTS = "all-rights", _("All rights reserved")
    BY = "cc-by", _("CC BY 4.0: use it, name me")
    BY_SA = "cc-by-sa", _("CC BY-SA 4.0: use it, name me, share alike")
    BY_NC = "cc-by-nc", _("CC BY-NC 4.0: not for money, name me")
    BY_NC_SA = "cc-by-nc-sa", _("CC BY-NC-SA 4.0: not for money, name me, share alike")
    BY_ND = "cc-by-nd", _("CC BY-ND 4.0: unchanged, name me")
    BY_NC_ND = "cc-by-nc-nd", _("CC BY-NC-ND 4.0: not for money, unchanged, name me")
    CC0 = "cc0", _("CC0 1.0: do what you like")

    @property
    def address(self) -> str:
        """The text of the licence; "" where there is none to read."""
        if self == Licence.ALL_RIGHTS:
            return ""
        if self == Licence.CC0:
            return "https://creativecommons.org/publicdomain/zero/1.0/"
        return f"https://creativecommons.org/licenses/{self.value.removeprefix('cc-')}/4.0/"
