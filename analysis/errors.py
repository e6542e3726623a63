"""Errors that a user can act on."""


class OrkhonError(Exception):
    """Something that the user gave can't be used.

    The message is one line: what was given, what is allowed, what to do. Command line and pages show it
    as it is; neither ever shows a traceback for it.
    """


class CorruptIndexError(OrkhonError):
    """The index is missing, damaged, half copied or of another format version."""


class InputError(OrkhonError):
    """A file, an option or an address asks for something that can't be given."""
