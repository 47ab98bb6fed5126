"""Every figure of the course: one file a topic, and `display`, which shows them."""
