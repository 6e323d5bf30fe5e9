"""Text → typed facts, a pure function of the text, shared by answering and verification."""
