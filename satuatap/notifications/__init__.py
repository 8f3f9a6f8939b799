"""Messages to people: the outbox, its channels, and everybody's inbox.

A module that has something to tell calls ``actions.send`` in the transaction of its cause. The
message is then on record in the inbox; copies leave by e-mail, WhatsApp or SMS as the person wants
it. See docs/messages.md.
"""
