"""The desk's settings in the admin, each beside a preview of what it does."""
