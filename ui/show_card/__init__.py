"""The screen as the citizen's: show cards and consent, and nothing else within reach."""
