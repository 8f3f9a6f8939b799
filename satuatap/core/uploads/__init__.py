"""Files that people give us: checked by what they are, made anew, and served to who may see them.

Nothing is kept as it came: photos are drawn again (no place, no camera, nothing hidden behind the
picture), documents are written again without scripts. No name of a file is kept.
"""
