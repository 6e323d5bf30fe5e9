"""The HTTP API, one concern a file; `assistant.api` hangs it beside the page."""
