"""What the copy as a whole says against its lines, once each has a kind: a file for each thing it says."""
