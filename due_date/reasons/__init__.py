"""Explain requests: one module a topic, each with its reason rows."""
