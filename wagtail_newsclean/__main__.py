"""``python -m wagtail_newsclean`` is ``newsclean``."""

import sys

from .cli import main

sys.exit(main())
