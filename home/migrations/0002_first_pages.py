"""Replace Wagtail's welcome page by a home page of ours and guidelines with four rules to begin with."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from home.starter import GUIDELINES_INTRODUCTION, GUIDELINES_RULES, HOME_BODY

# Where the tree begins: root 0001, home page 00010001, guidelines 000100010001.
ROOT_PATH, HOME_PATH, GUIDELINES_PATH = "0001", "00010001", "000100010001"


def make_first_pages(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    ContentType = apps.get_model("contenttypes", "ContentType")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    HomePage = apps.get_model("home", "HomePage")
    GuidelinesPage = apps.get_model("home", "GuidelinesPage")

    Page.objects.filter(depth=2, slug="home").delete()
    locale = Locale.objects.first()
    home_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    guidelines_type, _ = ContentType.objects.get_or_create(app_label="home", model="guidelinespage")
    home = HomePage.objects.create(
        title="Home",
        draft_title="Home",
        slug="home",
        content_type=home_type,
        path=HOME_PATH,
        depth=2,
        numchild=1,
        url_path="/home/",
        locale=locale,
        body=HOME_BODY,
    )
    GuidelinesPage.objects.create(
        title="House rules",
        draft_title="House rules",
        slug="house-rules",
        content_type=guidelines_type,
        path=GUIDELINES_PATH,
        depth=3,
        numchild=0,
        url_path="/home/house-rules/",
        locale=locale,
        introduction=GUIDELINES_INTRODUCTION,
        rules=GUIDELINES_RULES,
    )
    Page.objects.filter(path=ROOT_PATH).update(numchild=1)
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial"), ("wagtailcore", "0098_apitoken")]

    operations = [migrations.RunPython(make_first_pages, migrations.RunPython.noop)]
