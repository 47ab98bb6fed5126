"""What a command needs before the packages are there; students have it, too."""
