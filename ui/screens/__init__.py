"""Whole screens outside the interview."""
