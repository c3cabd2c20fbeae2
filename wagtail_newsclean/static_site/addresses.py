"""What a static build is to hold: pages by themselves, everything else by what django-distill was told."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from django.core.exceptions import ImproperlyConfigured
from wagtail.models import Site

from .states import published


def page_paths() -> Iterator[str]:
    """For django-distill: what ``wagtail_serve`` takes, for each page of the default site::

    re_path(serve_pattern, serve, name="wagtail_serve", distill_path=True, distill_func=page_paths)
    """
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site:
        for page in published(site):
            yield from (address.lstrip("/") for address in page.addresses)


def other_files() -> dict[str, str]:
    """Address to file of everything that is no page: feeds, sitemaps, whatever has a ``distill_path``.

    Raises ``ImproperlyConfigured`` where django-distill is not there or not installed in the site.
    """
    try:
        from django_distill.renderer import DistillRenderer
        from django_distill.request import generate_filename
        from django_distill.urls import get_distilled_urls
    except ImportError as error:
        raise ImproperlyConfigured(
            'Static builds need django-distill: pip install "wagtail-newsclean[static]", '
            'and "django_distill" in INSTALLED_APPS.'
        ) from error
    patterns = [pattern for pattern in get_distilled_urls() if pattern.distill_func is not page_paths]
    return {
        address: generate_filename(pattern.distill_file, unquote(address), values) or file_of(address)
        for pattern, values, address in DistillRenderer(patterns).get_urls_to_render()
    }


def file_of(address: str) -> str:
    """The file a web server looks for.

    >>> file_of("/coast/storm/"), file_of("/feeds/rss.xml"), file_of("/k%C3%BCste/")
    ('coast/storm/index.html', 'feeds/rss.xml', 'küste/index.html')
    """
    path = unquote(address).lstrip("/")
    return f"{path}index.html" if not path or path.endswith("/") else path


def file_of_page(address: str) -> str:
    """The same for a page, also where a site writes addresses without a slash at the end: below it stand others.

    >>> file_of_page("/coast/storm"), file_of_page("/coast/"), file_of_page("/coast/map.svg")
    ('coast/storm/index.html', 'coast/index.html', 'coast/map.svg')
    """
    last = address.rpartition("/")[2]
    return file_of(address if not last or "." in last else f"{address}/")
