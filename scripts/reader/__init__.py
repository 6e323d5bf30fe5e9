"""How the reader network is made: examples, training, export."""
