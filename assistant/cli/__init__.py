"""The command `chronofact`: results on stdout, messages on stderr, exit status 0, 1 (failed) or 2 (usage)."""

from . import asking, checking, indexing, looking, mcp, recording, serving  # noqa: F401  (each adds its commands)
from .app import app


def main() -> None:
    """Run the command with the arguments of this process."""
    app(prog_name="chronofact")
