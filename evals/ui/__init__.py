"""The tab that runs suites and shows what came out, for the assistant's page."""
