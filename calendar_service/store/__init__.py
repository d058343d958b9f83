"""The database: revisions, subscriptions and deliveries; the only place that speaks SQL.

What lies in it is the truth about what was planned and sent; the registry's file is the truth about everything else.
"""
