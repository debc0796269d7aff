"""The encoder at run time: tokens, engines and heads, without torch."""
