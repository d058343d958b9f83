"""The formats of feeds, one file each."""
