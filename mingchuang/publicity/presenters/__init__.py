"""Words and shapes for screens and paper."""
