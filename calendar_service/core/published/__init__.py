"""What a subscriber sees, before any format: events in one language, when each last changed, how far a feed reaches."""
