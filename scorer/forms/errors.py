"""Why a form cannot be read, or not be written, at all."""


class FormError(Exception):
    """The message says why, in words for the person who sent the form."""
