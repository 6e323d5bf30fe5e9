"""The chat page, one file a tab."""
