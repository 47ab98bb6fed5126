"""What students hand in, read without trust."""
