"""English beside Indonesian: what is to be translated, what is, and the compiled catalogues.

Made with Babel and Django's own template reader, because GNU gettext may not be installed.
"""
