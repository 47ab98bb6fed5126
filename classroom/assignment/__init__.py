"""What students are handed out."""
