"""Many pages changed at once: looked at, shown, changed as ordinary drafts, undone."""
