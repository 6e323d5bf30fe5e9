"""What the sources say about a question or a claim."""
