"""What is due between two instants, for whom and why (RULES F). It plans; it sends nothing and reads no clock."""
