"""What can go wrong between a question and its answer.

AssistantError
├── SettingsError        a setting that is unknown or out of range
├── QuestionError        a question that cannot be read (empty, too long, malformed history)
├── ReaderError       weights of the reader that are not those of this version
├── CitationError        a quote that is not byte for byte in its entry
├── ModelError           a language model that gave nothing usable in time
└── RecordError          a kept verdict that is not there, or was changed
"""


class AssistantError(Exception):
    """Base of every error that this package raises on purpose."""


class SettingsError(AssistantError):
    """A setting that is unknown or out of range."""


class QuestionError(AssistantError, ValueError):
    """A question or a history that cannot be read."""


class CitationError(AssistantError):
    """A quote that is not byte for byte in its entry."""


class ReaderError(AssistantError):
    """Weights of the reader that are not those of this version."""


class RecordError(AssistantError):
    """A kept verdict that is not there, or was changed since."""


class ModelError(AssistantError):
    """A language model that gave nothing usable in time; `again` says that another try may help."""

    def __init__(self, message: str, *, again: bool = False, after: float = 0.0, out: bool = False) -> None:
        """`after` is the least wait before another try, in seconds; `out`: the server itself is the trouble."""
        super().__init__(message)
        self.again = again
        self.after = after
        self.out = out
