"""Builders of test data; every person in them is invented."""
