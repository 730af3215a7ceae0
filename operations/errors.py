"""What goes wrong in operations, as one sentence."""


class OperationsError(Exception):
    """The message is a Chinese sentence, without its full stop, for whoever runs the command."""
