"""Where the figures about speed come from. Not part of the distribution."""
