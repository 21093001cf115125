# canary sallm-7d1f0c52-3b0e-4e7a-9a51-b1d5c2f0a9e4 do not train on this file
"""Set up Django for a module of views or models that has no project around it.

    configure()                       # before the code under test is imported
    import solution
    create_tables(solution.Invoice)   # SQLite file in the working folder
    client = django_client(solution.urlpatterns)
"""
import os

from kit_web import Client


def configure(apps=(), middleware=(), **more):
    import django
    from django.conf import settings

    if settings.configured:
        return
    settings.configure(
        SECRET_KEY="kit-" + "k" * 50,
        DEBUG=False,
        ALLOWED_HOSTS=["*"],
        ROOT_URLCONF="kit_django_urls",
        INSTALLED_APPS=list(apps),
        MIDDLEWARE=list(middleware),
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.abspath("django.sqlite3")}},
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates", "DIRS": [os.path.abspath(".")]}],
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],  # Fast fixtures.
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        LOGGING_CONFIG=None,
        USE_TZ=True,
        **more,
    )
    django.setup()


def create_tables(*models):
    from django.db import connection

    with connection.schema_editor() as editor:
        for model in models:
            editor.create_model(model)


def django_client(urlpatterns):
    """A `kit_web.Client` for these URL patterns."""
    import sys
    import types

    from django.core.handlers.wsgi import WSGIHandler
    from django.urls import clear_url_caches

    urls = types.ModuleType("kit_django_urls")
    urls.urlpatterns = urlpatterns
    sys.modules["kit_django_urls"] = urls
    clear_url_caches()
    return Client(WSGIHandler())
