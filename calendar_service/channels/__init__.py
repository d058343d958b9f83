"""The ways to reach a person, one file or folder each.

A channel has a docstring, which is its documentation, a `NAME`, its own `Settings`, and `sending(settings, at)`: a
context in which it hands over any number of messages, one by one. Each returns the receiver's receipt or raises
DeliveryError and nothing else; no error holds a secret. `at` hears the names of the moments at which tests kill.
"""
