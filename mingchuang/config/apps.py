"""The assembly as a Django app: registers the role table at start."""

from django.apps import AppConfig


class AssemblyConfig(AppConfig):
    """Sees all areas; no area sees it."""

    name = "mingchuang.config"
    label = "assembly"
    verbose_name = "装配"

    def ready(self) -> None:
        """Fill the role table."""
        from mingchuang.config.roles import ROLES
        from mingchuang.foundation.access import register_roles

        register_roles(ROLES)
