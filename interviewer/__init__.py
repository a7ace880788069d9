"""The domain: questionnaires, interviews and what may leave them. No Qt, no SQL, no files."""
