"""What changes the frame of every page."""

from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from home.chrome import forget_chrome
from home.models.settings import settings_saved

for signal in (page_published, page_unpublished, page_slug_changed, post_page_move, settings_saved):
    signal.connect(forget_chrome, dispatch_uid="home.forget_chrome")
