"""Documents that the platform issues, the digital signatures on them, and the public check.

A document is a PDF with a public code. Its signatories sign it one after another, each signature
added behind the earlier ones, so that all stay valid. Whoever signs is a port (``signers``): BSrE,
or a test authority that says of itself that it is not certified. No passphrase is ever kept.
"""
