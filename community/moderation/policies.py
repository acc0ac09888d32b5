"""Wagtail's question "may this person do that with this model?", answered for the models moderators look at."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from community.accounts.models import User
from community.moderation.permissions import MODERATE


class LookAndDecide(BasePermissionPolicy):
    """Moderators may look; nobody may add, change or delete. Deciding is left to the operations."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and user.is_active and user.has_perm(MODERATE)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return "view" in actions and self.user_has_permission(user, "view")

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        if "view" not in actions:
            return User.objects.none()
        may = Permission.objects.filter(content_type__app_label="moderation", codename="moderate_content")
        return User.objects.filter(
            Q(is_superuser=True) | Q(groups__permissions__in=may) | Q(user_permissions__in=may),
            is_active=True,
        ).distinct()
