"""``reproduce``: the notebooks' comparison in other environments, and a table of what differed."""
