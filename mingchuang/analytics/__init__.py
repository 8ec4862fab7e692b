"""Figures over many rows: dataset registry, columnar engine, figures with their origin. Knows no area by name."""
