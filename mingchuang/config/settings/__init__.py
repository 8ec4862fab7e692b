"""Settings: `base` is the product as it runs, `test` what the tests change."""
