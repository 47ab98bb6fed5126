"""Where this file lies, pytest finds the helpers that the tests in the folders below share."""
