# Nothing differs from the standard variant's.
