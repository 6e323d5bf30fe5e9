"""The MCP server: what programs that work with language models can ask, read-only."""
