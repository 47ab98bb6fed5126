"""Recommendations and how good they are: one file a topic.

A model gives each pair of a user and a film a score. `ranking` turns scores into lists, `splits`
hides interactions from the models, `metrics` and `evaluation` compare lists with what was hidden,
`bootstrap` says how much of a difference is chance, and `tuning` chooses a model's parameters.
"""
