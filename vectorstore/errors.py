"""What can go wrong while reading, storing and finding.

    VectorstoreError
    ├── ReadError            a file that cannot be read as a timeline
    ├── DateError            words or numbers that are no date
    ├── StoreError           the data folder cannot be used as it is
    │   ├── StoreLocked      another writer is at work
    │   ├── StoreEmpty       nothing is indexed yet
    │   └── ModelMismatch    the store was made with another embedding model
    └── EmbeddingError       the embedding model cannot be loaded

A message says where (`path:line` where there is one), what, and what to do.
"""


class VectorstoreError(Exception):
    """Base of every error that this package raises on purpose."""


class ReadError(VectorstoreError):
    """A file that cannot be read as a timeline."""


class DateError(VectorstoreError, ValueError):
    """Words or numbers that are no date."""


class StoreError(VectorstoreError):
    """The data folder cannot be used as it is."""


class StoreLocked(StoreError):
    """Another writer is at work on the data folder."""


class StoreEmpty(StoreError):
    """Nothing is indexed yet."""


class ModelMismatch(StoreError):
    """The store was made with another embedding model."""


class EmbeddingError(VectorstoreError):
    """The embedding model cannot be loaded or does not answer as it should."""
