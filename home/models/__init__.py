"""The editors' world: their pictures, their pages, the site's settings."""

from home.models.images import SiteImage, SiteRendition
from home.models.pages import GuidelinesPage, HomePage, StandardPage
from home.models.settings import CommunitySettings

__all__ = ["CommunitySettings", "GuidelinesPage", "HomePage", "SiteImage", "SiteRendition", "StandardPage"]
