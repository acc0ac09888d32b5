from django.urls import URLPattern, path

from community.drafts.views import pages, saving, taking_back

app_name = "drafts"

urlpatterns: list[URLPattern] = [
    path("drafts/", pages.all_drafts, name="list"),
    path("drafts/save/", saving.save, name="save"),
    path("drafts/save/<int:number>/", saving.save, name="save_change"),
    path("drafts/<int:number>/", pages.draft, name="draft"),
    path("drafts/<int:number>/discard/", taking_back.discard, name="discard"),
    path("drafts/<int:number>/unschedule/", taking_back.unschedule, name="unschedule"),
]
