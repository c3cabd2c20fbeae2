"""What templates and feeds share: live pages as stories, ready to be shown."""
