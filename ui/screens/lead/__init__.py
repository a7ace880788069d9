"""A project lead's windows: studies that are led from here, and the desk of each."""
