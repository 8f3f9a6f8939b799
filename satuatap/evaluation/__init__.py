"""Evaluation: how well each hall serves, who is best, who rises, and who is warned.

Instruments are versioned data. A cycle asks every hall, lets evaluators look, hears objections,
and ends in results that nobody changes. Figures that the platform knows are computed, never typed;
what is not on record counts against a hall, so that hiding it is worth nothing.
"""
