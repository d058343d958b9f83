"""What a person is told: subject, text and the event itself, in one language."""
