"""Half-precision weights for the arithmetic, full-precision masters for the steps.

Micikevicius, P. et al. (2018). Mixed precision training. ICLR. In bfloat16 no loss scaling is needed.
"""

from __future__ import annotations

import torch
from torch import nn


class Masters:
    """Full-precision copies of those parameters that are held in bfloat16; the others are their own masters."""

    def __init__(self, network: nn.Module) -> None:
        self._pairs = [
            (parameter, nn.Parameter(parameter.detach().float()))
            for parameter in network.parameters()
            if parameter.dtype == torch.bfloat16 and parameter.requires_grad
        ]
        self._of = {id(parameter): master for parameter, master in self._pairs}

    def of(self, parameter: nn.Parameter) -> nn.Parameter:
        """What an optimizer steps in place of *parameter*."""
        return self._of.get(id(parameter), parameter)

    def take_gradients(self) -> None:
        """Move the gradients from the parameters to their masters."""
        for parameter, master in self._pairs:
            master.grad = None if parameter.grad is None else parameter.grad.float()
            parameter.grad = None

    @torch.no_grad()
    def give_values(self) -> None:
        """Round the masters' values into the parameters."""
        for parameter, master in self._pairs:
            parameter.copy_(master)
