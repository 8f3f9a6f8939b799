"""The voice: a program of its own that turns one sentence into sound.

It runs beside the site and never inside it (``python -m satuatap.queueing.speech``): the speech
engine is a C library under the GPL that serves one caller at a time, so a process per sentence
keeps its licence, its state and its crashes apart from ours.
"""
