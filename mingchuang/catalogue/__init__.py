"""事项: Service items: limits, materials, fees, ways of doing."""
