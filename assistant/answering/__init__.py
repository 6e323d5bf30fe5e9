"""Entries that were found → an answer: extractive by default, without a language model."""
