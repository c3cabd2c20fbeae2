"""The editor's desk in the Wagtail admin."""
