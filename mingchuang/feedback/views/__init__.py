"""Pages of voice: citizens', the dispatching office's, the unit's."""
