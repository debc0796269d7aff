"""The pipeline: the only place that knows the order of the rooms, from a survey to an analysis."""
