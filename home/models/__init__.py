"""The editors' world: their pictures, their pages, the site's settings."""

from home.models.images import SiteImage, SiteRendition

__all__ = ["SiteImage", "SiteRendition"]
