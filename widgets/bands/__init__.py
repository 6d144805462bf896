"""The loss-band lens: the step axis folded by epoch."""
