"""How a site writes numbers."""
