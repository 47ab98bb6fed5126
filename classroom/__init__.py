"""Grade a class: run strangers' code in a sandbox, judge only the numbers that come out."""
