"""跟踪: What every followed row shares: a matter with its owner, clock, lamp, answer and closing by another."""
