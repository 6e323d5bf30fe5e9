"""What was reported, when, by whom, and how to find it. Knows no question and no claim."""
