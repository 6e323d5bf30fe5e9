"""`python -m assistant.cli`, the same as `chronofact`."""

from . import main

main()
