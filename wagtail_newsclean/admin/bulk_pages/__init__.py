"""Cleaning and tagging many existing pages: chosen in the page explorer or the report, watched on a page of its own."""
