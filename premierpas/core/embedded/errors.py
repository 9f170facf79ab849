"""What can go wrong with the embedded server, in words for whoever runs it."""


class EmbeddedServerError(Exception):
    """The embedded server cannot be started or reached; the message says how to go on."""
