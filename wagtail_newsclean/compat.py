"""What differs between the Wagtail versions we support, in one place."""

from __future__ import annotations

from typing import Any

import swapper
import wagtail

# Wagtail 8.0 lets a site swap its Page model; on 7.4 this is "wagtailcore.Page".
swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL: str = swapper.get_model_name("wagtailcore", "Page")


def image_permission_policy() -> Any:
    """Who may add, choose and change images."""
    if wagtail.VERSION >= (8, 0):
        from wagtail.images import get_image_model
        from wagtail.permissions import policy_registry

        return policy_registry.get_by_type(get_image_model())
    from wagtail.images.permissions import permission_policy

    return permission_policy
