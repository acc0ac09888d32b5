from django.urls import URLPattern, path, re_path

from community.members.views import profile, quilt, settings, suggesting, welcome

app_name = "members"

urlpatterns: list[URLPattern] = [
    path("@<str:handle>/", profile.profile, name="profile"),
    path("settings/", settings.index, name="settings"),
    path("settings/profile/", settings.edit, name="edit"),
    path("settings/profile/picture/", settings.change_picture, name="change_picture"),
    path("settings/profile/picture/remove/", settings.remove_picture, name="remove_picture"),
    path("settings/leave/", settings.leave, name="leave"),
    path("members/suggest/", suggesting.suggestions, name="suggestions"),
    path("goodbye/", welcome.goodbye, name="goodbye"),
    path("welcome/handle/", welcome.choose_handle, name="choose_handle"),
    re_path(r"^quilt/(?P<seed>[0-9a-f]{16})\.svg$", quilt.quilt, name="quilt"),
]
