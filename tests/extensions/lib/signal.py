# The name alone: the tests that need it are left out.
