"""The citizens' door: pages made of several areas. No account, no tracking, no database write on a visit."""
