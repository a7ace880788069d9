"""The way out of a device: batches, written from the domain's records."""
