"""Claims against entries: what holds, what does not, what nobody says, and where the sources differ."""
