"""What make calls: the checks, the passes of the tests, the measurements."""
