"""The JSON shapes of the interface (RULES G). Additive changes only; what is absent is null, lists are never null."""
