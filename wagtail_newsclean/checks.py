"""What is wrong with the settings, said at start-up."""
