"""Wagtail's question "may this person do that with a tag?", answered."""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from wagtail.permission_policies import BasePermissionPolicy

from community.accounts.models import User
from community.posts.permissions import CURATE_TAGS

LOOK_AND_CHANGE = frozenset({"view", "change"})


class CurateTags(BasePermissionPolicy):
    """Editors look and change; nobody adds tags here or deletes any, for they come with posts."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in LOOK_AND_CHANGE and user.is_active and user.has_perm(CURATE_TAGS)

    def user_has_any_permission(self, user: Any, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions: Iterable[str]) -> QuerySet[User]:
        if LOOK_AND_CHANGE.isdisjoint(actions):
            return User.objects.none()
        may = Permission.objects.filter(content_type__app_label="posts", codename="curate_tags")
        return User.objects.filter(
            Q(is_superuser=True) | Q(groups__permissions__in=may) | Q(user_permissions__in=may),
            is_active=True,
        ).distinct()
