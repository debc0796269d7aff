"""The journey audit: every table that report, workbook and notebooks show, each drawn when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from nlp.analysis.plots import Plots

if TYPE_CHECKING:
    import pandas as pd

    from nlp.analysis.cited import CitedSentence
    from nlp.analysis.drivers import Drivers
    from nlp.analysis.emerging import Emerging
    from nlp.analysis.indicators import Listed
    from nlp.analysis.periods import OverTime, Period
    from nlp.analysis.result import Analysis
    from nlp.analysis.segments import SegmentComparison


@dataclass(frozen=True)
class Audit(Plots):
    """The tables of an analysis beyond journey, themes and matrix.

    Each is drawn once and kept. The functions behind them, named below, tell columns, units, formulas and sources.

    Attributes:
        analysis: what was coded.
        owners: theme id → who answers for it, in the organisation's own words; the rest get the usual owner.
        period: unit of time; None chooses one by the dates.
        reviewed: rows that a person has checked, see :func:`nlp.analysis.reviewed.shares_from_review`; None for none.
    """

    analysis: Analysis = field(repr=False)
    owners: Mapping[str, str] | None = None
    period: Period | None = None
    reviewed: pd.DataFrame | None = field(default=None, repr=False, compare=False)

    def _audit(self) -> Audit:
        return self

    @cached_property
    def over_time(self) -> OverTime:
        """Stages per period: :func:`nlp.analysis.periods.journey_over_time`."""
        from nlp.analysis.periods import journey_over_time

        of = self.analysis
        return journey_over_time(of.mentions, of.responses, of.codeframe, self.period)

    @cached_property
    def themes_over_time(self) -> OverTime:
        """Themes per period: :func:`nlp.analysis.periods.themes_over_time`."""
        from nlp.analysis.periods import themes_over_time

        of = self.analysis
        return themes_over_time(of.mentions, of.responses, of.codeframe, self.period)

    @cached_property
    def impressions(self) -> pd.DataFrame:
        """First and last impression: :func:`nlp.analysis.impressions.impressions`."""
        from nlp.analysis.impressions import impressions

        of = self.analysis
        return impressions(of.mentions, of.responses, of.codeframe)

    @cached_property
    def stage_spread(self) -> pd.DataFrame:
        """How far apart the responses of a stage are: :func:`nlp.analysis.impressions.stage_spread`."""
        from nlp.analysis.impressions import stage_spread

        of = self.analysis
        return stage_spread(of.mentions, of.responses, of.codeframe)

    @cached_property
    def pairs(self) -> pd.DataFrame:
        """Themes that come together: :func:`nlp.analysis.pairs.theme_pairs`."""
        from nlp.analysis.pairs import theme_pairs

        of = self.analysis
        return theme_pairs(of.mentions, of.responses, of.codeframe)

    @cached_property
    def score(self) -> pd.DataFrame:
        """The score by its standard: :func:`nlp.analysis.scores.score_summary`."""
        from nlp.analysis.scores import score_summary

        return score_summary(self.analysis.responses, self.analysis.facts.score_kind)

    @cached_property
    def score_over_time(self) -> pd.DataFrame:
        """The score per period: :func:`nlp.analysis.scores.score_over_time`."""
        from nlp.analysis.periods import choose_period, period_labels
        from nlp.analysis.scores import score_over_time

        responses = self.analysis.responses
        period = self.period or self.over_time.period or choose_period(responses["date"])
        labels = period_labels(responses["date"], period)
        return score_over_time(responses, labels, self.analysis.facts.score_kind)

    @cached_property
    def score_by_stage(self) -> pd.DataFrame:
        """The score of those who speak of a stage: :func:`nlp.analysis.scores.score_by_stage`."""
        from nlp.analysis.scores import score_by_stage

        of = self.analysis
        return score_by_stage(of.mentions, of.responses, of.codeframe, of.facts.score_kind)

    @cached_property
    def impact(self) -> pd.DataFrame:
        """The score without a theme's responses: :func:`nlp.analysis.impact.theme_impact`."""
        from nlp.analysis.impact import theme_impact

        of = self.analysis
        return theme_impact(of.mentions, of.responses, of.codeframe, of.facts.score_kind)

    @cached_property
    def drivers(self) -> Drivers:
        """What goes with the score: :func:`nlp.analysis.drivers.key_drivers`."""
        from nlp.analysis.drivers import key_drivers

        of = self.analysis
        return key_drivers(of.mentions, of.responses, of.codeframe, of.facts.score_kind)

    @cached_property
    def conflicts(self) -> Listed:
        """Responses whose score and text disagree: :func:`nlp.analysis.conflicts.score_text_conflicts`."""
        from nlp.analysis.conflicts import score_text_conflicts

        of = self.analysis
        return score_text_conflicts(of.mentions, of.responses, of.facts.score_kind)

    @cached_property
    def pains(self) -> Listed:
        """What to mend first: :func:`nlp.analysis.priorities.pain_points`."""
        from nlp.analysis.priorities import pain_points

        of = self.analysis
        return pain_points(of.mentions, of.responses, of.codeframe, of.facts.score_kind, owners=self.owners)

    @cached_property
    def follow_up(self) -> Listed:
        """Whom to call: :func:`nlp.analysis.follow_up.follow_up_list`."""
        from nlp.analysis.follow_up import follow_up_list

        of = self.analysis
        return follow_up_list(of.mentions, of.responses, of.codeframe, of.facts.score_kind, owners=self.owners)

    @cached_property
    def recovery(self) -> pd.DataFrame:
        """Solved and unsolved problems: :func:`nlp.analysis.recovery.recovery_groups`."""
        from nlp.analysis.recovery import recovery_groups

        of = self.analysis
        return recovery_groups(of.mentions, of.responses, of.facts.score_kind)

    @cached_property
    def recovery_effects(self) -> pd.DataFrame:
        """What solving goes with: :func:`nlp.analysis.recovery.recovery_effects`."""
        from nlp.analysis.recovery import recovery_effects

        of = self.analysis
        return recovery_effects(of.mentions, of.responses, of.facts.score_kind)

    @cached_property
    def third_parties(self) -> pd.DataFrame:
        """Totals with and without what others are to blame for: :func:`nlp.analysis.attribution.third_parties`."""
        from nlp.analysis.attribution import third_parties

        of = self.analysis
        return third_parties(of.mentions, of.responses, of.codeframe)

    @cached_property
    def expectations(self) -> pd.DataFrame:
        """Expectations exceeded and missed: :func:`nlp.analysis.attribution.expectations`."""
        from nlp.analysis.attribution import expectations

        of = self.analysis
        return expectations(of.mentions, of.responses, of.codeframe)

    @cached_property
    def affecting_others(self) -> pd.DataFrame:
        """What also touches others than who answers: :func:`nlp.analysis.attribution.affecting_others`."""
        from nlp.analysis.attribution import affecting_others

        of = self.analysis
        return affecting_others(of.mentions, of.responses, of.codeframe)

    @cached_property
    def segments(self) -> SegmentComparison:
        """Groups against all the others: :func:`nlp.analysis.segments.compare_segments`."""
        from nlp.analysis.segments import compare_segments

        of = self.analysis
        return compare_segments(of.mentions, of.responses, of.segments, of.codeframe, of.facts.score_kind)

    @cached_property
    def shares(self) -> pd.DataFrame | None:
        """Shares corrected by the reviewed rows: :func:`nlp.analysis.reviewed.shares_from_review`; None without."""
        from nlp.analysis.reviewed import shares_from_review

        of = self.analysis
        if self.reviewed is None:
            return None
        return shares_from_review(of.mentions, of.responses, of.codeframe, self.reviewed)

    def emerging(self, redact: Callable[[str, str], str]) -> Emerging | None:
        """Topics that no theme covers: :func:`nlp.analysis.emerging.emerging_themes`; None without verbatims.

        Of a survey that is too large to keep its verbatims they come from a sample. They are drawn once.

        Args:
            redact: from a text and its language to the text without personal data, so that no name becomes a topic.
        """
        if "_topics" not in self.__dict__:
            self.__dict__["_topics"] = self._topics_of(redact)
        found: Emerging | None = self.__dict__["_topics"]
        return found

    def _topics_of(self, redact: Callable[[str, str], str]) -> Emerging | None:
        from nlp.analysis.emerging import emerging_themes
        from nlp.analysis.uncovered import COLUMNS, answers_of

        of, fraction = self.analysis, 1.0
        if len(of.verbatims):
            answers = answers_of(of.mentions, of.responses, of.verbatims)
        elif of.uncovered is not None:
            answers, fraction = of.uncovered.frame(), of.uncovered.fraction
        else:
            return None
        texts = [redact(text, language) for text, language in zip(answers["text"], answers["language"], strict=True)]
        answers = answers.assign(text=texts).astype(COLUMNS)
        return emerging_themes(answers, of.codeframe, responses=of.responses, fraction=fraction)

    def summary(self, language: str = "fi") -> tuple[CitedSentence, ...]:
        """The main findings in sentences, each with its n and rows: :func:`nlp.analysis.summary.cited_summary`."""
        from nlp.analysis.summary import cited_summary

        of = self.analysis
        over = None if self.over_time.reason else self.over_time.table
        return cited_summary(of.mentions, of.responses, of.journey, of.codeframe, over_time=over, language=language)
