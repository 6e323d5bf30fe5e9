"""Trains the comparer: claim and evidence → supported, refuted or not enough. Not part of the installation."""
