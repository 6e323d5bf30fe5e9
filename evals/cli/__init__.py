"""The commands `chronofact eval …`: results on stdout, progress on stderr."""

from . import reading, running, writing  # noqa: F401  (each adds its commands)
from .app import evaluation

__all__ = ["evaluation"]
