"""How far the answers can be trusted: suites of cases, scorers, reports."""
