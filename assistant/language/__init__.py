"""Language models of the user's choice: opened, asked for structured answers, counted, and given up in time."""
