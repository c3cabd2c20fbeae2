"""What differs between the Wagtail versions we support, in one place."""

from __future__ import annotations

import swapper

# Wagtail 8.0 lets a site swap its Page model; on 7.4 this is "wagtailcore.Page".
swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL: str = swapper.get_model_name("wagtailcore", "Page")
