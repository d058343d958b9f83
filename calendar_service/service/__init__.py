"""The use cases, one file each: the only place where the core meets the store and the channels."""
