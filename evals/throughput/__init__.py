"""How fast it reads, finds and answers, each beside what a user would set against it in the same run."""
