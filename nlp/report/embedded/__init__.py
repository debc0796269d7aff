"""What the page carries for its scripts: the redacted verbatims, their mentions, and the forms of their words."""
