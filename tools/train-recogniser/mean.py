"""The mean of the weights of checkpoints of one model: python mean.py OUT.pt CHECKPOINT CHECKPOINT ..."""
import sys

import torch

states = [torch.load(path) for path in sys.argv[2:]]
torch.save({name: sum(s[name] for s in states) / len(states) for name in states[0]}, sys.argv[1])
