"""The editors' world: their pictures, their pages, the site's settings."""

from home.models.images import SiteImage, SiteRendition
from home.models.pages import GuidelinesPage, HomePage, StandardPage
from home.models.settings import CommunitySettings
from home.models.transparency import TransparencyPage
from home.models.versions import GuidelinesAcceptance, GuidelinesVersion

__all__ = [
    "CommunitySettings",
    "GuidelinesAcceptance",
    "GuidelinesPage",
    "GuidelinesVersion",
    "HomePage",
    "SiteImage",
    "SiteRendition",
    "StandardPage",
    "TransparencyPage",
]
