"""Training and measuring models on labelled feedback; nothing that codes feedback depends on it."""
