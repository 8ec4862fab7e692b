"""活动: The plan read from its document: phases, tasks, norms, responsibilities, the summary."""
