"""What keeps an installation from starting, as one sentence for whoever typed the command."""


class CannotStart(Exception):
    """The start is refused; the message says what is wrong and what to do."""
