"""Optimizers that are not chains of blocks: any ``torch.optim.Optimizer``, run unchanged through a closure."""
