"""Fine-tuning an encoder for feedback; needs the extra ``palaute[train]``."""
