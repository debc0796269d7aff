"""Drawings of the report as SVG text."""
