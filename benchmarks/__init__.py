"""Measurements of the whole app, run as `python -m benchmarks`; the driver serves tests too."""
