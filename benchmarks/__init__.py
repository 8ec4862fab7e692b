"""How fast the product is, always beside something plain measured in the same run. See docs/develop/benchmarks.md."""
