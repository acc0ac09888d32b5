"""The two ways an operation says no. Pages turn both into a whole sentence and keep what was typed."""


class OperationRefused(Exception):
    """The request makes no sense as it stands; `str()` is a sentence for the person who asked."""


class NotAllowed(OperationRefused):
    """The doer may not do this; `str()` is a sentence for them."""
