"""Disclosure control over plain records: generalisation and risk. Numbers in, numbers out."""
