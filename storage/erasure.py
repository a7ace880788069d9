"""What is erased along with an interview that is withdrawn, in the store and in every backup."""

from __future__ import annotations

SECOND_ENTRIES_SINCE = 2
"""The first schema in which a store can hold second entries of paper forms."""

SECOND_ENTRIES = "SELECT id FROM interviews WHERE mode = 'paper_check'"

SECOND_ENTRIES_OF = """
SELECT second.id FROM interviews AS first
JOIN interviews AS second ON second.sheet = first.sheet AND second.study = first.study
WHERE first.id = ? AND first.mode <> 'paper_check'
    AND second.sheet <> '' AND second.mode = 'paper_check'
"""
"""By the id of the first entry.

A second entry that is dropped is noted to be erased like any other; before that was so, it stayed
in the older backups, where it is found by this.
"""
