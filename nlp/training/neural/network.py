"""The network: an encoder and, per theme, a query that looks for the words that speak of it.

One pass of the encoder over the verbatim (after its question) gives a state per token. Each theme's query attends to
the tokens (label-wise attention; Mullenbach, J. et al. (2018). Explainable prediction of medical codes from clinical
text. NAACL) and the attended state tells whether the theme is mentioned, with which polarity, of which stage. The
attention is taught to fall on the coder's quote, so that it is the evidence too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn

if TYPE_CHECKING:
    from transformers import PreTrainedModel


@dataclass(frozen=True)
class Outputs:
    """What the network says of a batch (B passages, L tokens, T themes).

    Attributes:
        themes: B × T log-odds.
        attention: B × T × L, log-probabilities over the verbatim's tokens.
        polarity: B × T × 3, stage: B × T × stages, sentiment: B × 4; unnormalised log-probabilities.
        signals: B × signals, log-odds.
    """

    themes: torch.Tensor
    attention: torch.Tensor
    polarity: torch.Tensor
    stage: torch.Tensor
    sentiment: torch.Tensor
    signals: torch.Tensor


class FeedbackNetwork(nn.Module):
    """Encoder and heads; :func:`nlp.encoder.heads.read_window` computes the same heads without torch."""

    def __init__(
        self, encoder: PreTrainedModel, themes: int, polarities: int, stages: int, sentiments: int, signals: int
    ) -> None:
        super().__init__()
        self.encoder = encoder
        width = int(encoder.config.hidden_size)
        self.key = nn.Linear(width, width)
        self.query = nn.Parameter(torch.randn(themes, width) * 0.1)
        self.theme_focus = nn.Parameter(torch.randn(themes, width) * 0.02)
        self.theme_whole = nn.Linear(width, themes)
        self.polarity_focus = nn.Linear(width, polarities)
        self.polarity_whole = nn.Linear(width, polarities, bias=False)
        self.polarity_theme = nn.Parameter(torch.zeros(themes, polarities))
        self.stage_focus = nn.Linear(width, stages)
        self.stage_whole = nn.Linear(width, stages, bias=False)
        self.stage_theme = nn.Parameter(torch.zeros(themes, stages))
        self.sentiment = nn.Linear(2 * width, sentiments)
        self.signals = nn.Linear(2 * width, signals)
        self.dropout = nn.Dropout(0.1)

    def forward(self, ids: torch.Tensor, mask: torch.Tensor, own: torch.Tensor) -> Outputs:
        """Read a batch.

        Args:
            ids, mask: B × L token ids and 1 where a token is.
            own: B × L, True on the tokens of the verbatim (not of the question, nor special).
        """
        states = self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state.float()
        return self.heads(states, own)

    def heads(self, states: torch.Tensor, own: torch.Tensor) -> Outputs:
        """The heads over token states (B × L × width)."""
        keys = torch.tanh(self.key(states))
        scores = torch.einsum("td,bld->btl", self.query, keys)
        scores = scores.masked_fill(~own[:, None, :], -1e4)
        attention = torch.log_softmax(scores, dim=-1)
        focus = self.dropout(torch.einsum("btl,bld->btd", attention.exp(), states))
        weight = own.float() / own.sum(dim=1, keepdim=True).clamp(min=1)
        mean = self.dropout(torch.einsum("bl,bld->bd", weight, states))
        first = self.dropout(states[:, 0])
        whole = torch.cat([mean, first], dim=-1)
        return Outputs(
            themes=(focus * self.theme_focus).sum(-1) + self.theme_whole(mean),
            attention=attention,
            polarity=self.polarity_focus(focus) + self.polarity_whole(mean)[:, None] + self.polarity_theme,
            stage=self.stage_focus(focus) + self.stage_whole(mean)[:, None] + self.stage_theme,
            sentiment=self.sentiment(whole),
            signals=self.signals(whole),
        )
