"""明窗 Mingchuang: runs a service-quality campaign at public service windows, from plan to provable result."""

__version__ = "0.1.0"
