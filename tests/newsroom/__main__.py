"""``python -m tests.newsroom``: the demo newsroom, ready to use. With arguments it is Django's manage.py.

The first run makes the database and loads the newspaper; later runs keep what was changed and start at once.
``PORT`` chooses the port, ``NEWSROOM_HOME`` the folder.
"""

from __future__ import annotations

import os
import shutil
import sys


def main(arguments: list[str]) -> int:
    """Run the demo, ``reset`` it, or hand the arguments to Django."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.newsroom.settings")
    if arguments == ["reset"]:
        return reset()
    if arguments and arguments != ["prepare"]:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["python -m tests.newsroom", *arguments])
        return 0
    prepare()
    return 0 if arguments else serve()


def prepare() -> None:
    """Make the database and its contents where they are missing; change nothing that is there."""
    import django
    from django.conf import settings

    settings.HOME.mkdir(parents=True, exist_ok=True)
    django.setup()
    from django.core.management import call_command
    from django.db import connection, transaction
    from wagtail.models import Site

    from . import loading
    from .models import FrontPage

    known = "newsroom_frontpage" in connection.introspection.table_names()
    if not known:
        say("Making the database. This takes about half a minute, once.")
    call_command("migrate", verbosity=0, interactive=False)
    if not FrontPage.objects.exists():
        say("Loading a dozen stories and the copy in the inbox.")
        with transaction.atomic():
            loading.load(settings.PORT)
    Site.objects.filter(is_default_site=True, hostname="localhost").update(port=int(settings.PORT))


def serve() -> int:
    """Print where everything is, then serve it until interrupted."""
    from django.conf import settings
    from django.core.management import call_command

    from .loading import NAME, PEOPLE

    address = f"http://localhost:{settings.PORT}"
    logins = "\n".join(
        f"  {'administrator' if group is None else 'editor':<14} {user} / {password}"
        for user, password, group in PEOPLE
    )
    say(
        f"\n{NAME}\n  newspaper      {address}/\n  RSS            {address}/feeds/rss.xml\n"
        f"  newsroom       {address}/admin/\n{logins}\n\nStop with Ctrl+C; start over with: make demo-reset\n"
    )
    call_command("runserver", settings.PORT, use_reloader=False, skip_checks=True)
    return 0


def reset() -> int:
    """Throw the demo's database and pictures away."""
    from django.conf import settings

    if settings.HOME.is_dir():
        shutil.rmtree(settings.HOME)
    say("The demo's database and pictures are gone; the next run starts afresh.")
    return 0


def say(text: str) -> None:
    """Print at once, whatever the output is connected to."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
