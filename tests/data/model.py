"""Modules as users write them."""

import torch
from torch import nn


class Small(nn.Module):
    def __init__(self, inputs=3, hidden=8, outputs=2, slope=0.1):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(inputs, int(hidden)), nn.BatchNorm1d(hidden), nn.LeakyReLU(slope), nn.Linear(hidden, outputs)
        )

    def forward(self, rows):
        return self.layers(rows)


class Broken(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(3, 2)

    def forward(self, rows):
        return self.layer(torch.cat([rows, rows]).reshape(1, -1))


class Unmade(nn.Module):
    def __init__(self):
        raise RuntimeError("no disk")


class Plain:
    pass
