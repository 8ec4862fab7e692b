"""An invented county with half a year of work, for a first look.

All names are made up; the same seed gives the same data.

Sample data may write rows in bulk, but its ratings go through the same journal as real ones.
"""

from mingchuang.config.sample.loading import ACCOUNTS, PASSWORD, load_sample

__all__ = ["ACCOUNTS", "PASSWORD", "load_sample"]
