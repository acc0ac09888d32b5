from django.urls import URLPattern, path, re_path

from community.members.views import leaving, privacy, profile, quilt, settings, shelter, suggesting, welcome

app_name = "members"

urlpatterns: list[URLPattern] = [
    path("@<str:handle>/", profile.profile, name="profile"),
    path("settings/", settings.index, name="settings"),
    path("settings/profile/", settings.edit, name="edit"),
    path("settings/profile/picture/", settings.change_picture, name="change_picture"),
    path("settings/profile/picture/remove/", settings.remove_picture, name="remove_picture"),
    path("settings/quiet/", shelter.quiet, name="quiet"),
    path("settings/privacy/", privacy.privacy, name="privacy"),
    path("settings/leave/", leaving.leave, name="leave"),
    path("settings/leave/now/", leaving.now, name="leave_now"),
    path("settings/pause/", leaving.pause, name="pause"),
    path("settings/come-back/", leaving.back, name="come_back"),
    path("members/suggest/", suggesting.suggestions, name="suggestions"),
    path("goodbye/", welcome.goodbye, name="goodbye"),
    path("welcome/handle/", welcome.choose_handle, name="choose_handle"),
    re_path(r"^quilt/(?P<seed>[0-9a-f]{16})\.svg$", quilt.quilt, name="quilt"),
]
