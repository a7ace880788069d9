"""Commands of `main.py` with sub-commands of their own; what they share stands in `shared`."""
