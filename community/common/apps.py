from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class CommonConfig(AppConfig):
    """The ground floor; also connects every slice's `receivers.py` and `checks.py` once all models are there."""

    name = "community.common"

    def ready(self) -> None:
        autodiscover_modules("receivers", "checks")
