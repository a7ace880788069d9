"""The store on this device: one encrypted file, its key, its backups, and the preferences.

Cheap to import: the database, the cipher and the lock are imported when a store is opened.
"""

from storage.folder import DataFolder, default_folder

__all__ = ["DataFolder", "default_folder"]
