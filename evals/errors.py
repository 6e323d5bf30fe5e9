"""What can go wrong while measuring."""


class EvalsError(Exception):
    """A suite that cannot be read or is not there; the message has `path:line` and the mend."""
