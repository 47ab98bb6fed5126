"""The engine on a Spark cluster."""
