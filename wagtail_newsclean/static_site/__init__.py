"""The site as files: every address that everybody may read, and no more work than what changed asks for."""
