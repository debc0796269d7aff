"""From coded feedback to figures: journey, themes, matrix, with intervals."""
