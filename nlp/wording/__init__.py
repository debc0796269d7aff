"""Sentences and numbers in Finnish and English: what analysis and report both say in words."""
