"""A release in its formats: one module each, all written from the same codes; and its reports."""
