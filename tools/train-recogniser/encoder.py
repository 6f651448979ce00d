"""A BERT encoder that takes its weights from an ONNX file, with an embedding for word shapes and a tag head."""
import onnx
import torch
from onnx import numpy_helper
from torch import nn
from torch.nn import functional as F

from tags import TAGS
from wordpiece import SHAPES


class Layer(nn.Module):
    def __init__(self, hidden, heads, inner, dropout):
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.mix = (nn.Linear(hidden, hidden) for _ in range(4))
        self.mix_norm = nn.LayerNorm(hidden, eps=1e-12)
        self.widen, self.narrow = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.out_norm = nn.LayerNorm(hidden, eps=1e-12)

    def forward(self, x, mask):
        b, n, h = x.shape
        q, k, v = (f(x).view(b, n, self.heads, h // self.heads).transpose(1, 2)
                   for f in (self.query, self.key, self.value))
        scores = q @ k.transpose(2, 3) * (h // self.heads) ** -0.5 + mask
        p = F.dropout(scores.softmax(-1), self.dropout, self.training)
        mixed = self.mix((p @ v).transpose(1, 2).reshape(b, n, h))
        x = self.mix_norm(x + F.dropout(mixed, self.dropout, self.training))
        wide = self.narrow(F.gelu(self.widen(x)))
        return self.out_norm(x + F.dropout(wide, self.dropout, self.training))


class Tagger(nn.Module):
    def __init__(self, vocab, hidden, layers, inner, positions=512, heads=None, dropout=0.1,
                 shapes=SHAPES):
        super().__init__()
        self.dropout, self.frozen = dropout, 0
        self.words = nn.Embedding(vocab, hidden, sparse=True)
        self.positions = nn.Embedding(positions, hidden)
        self.shapes = nn.Embedding(shapes, hidden)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        self.layers = nn.ModuleList(Layer(hidden, heads, inner, dropout) for _ in range(layers))
        self.head = nn.Linear(hidden, len(TAGS))
        nn.init.normal_(self.head.weight, std=0.02)
        nn.init.zeros_(self.head.bias)
        nn.init.zeros_(self.shapes.weight)

    def encode(self, ids, mask, shapes):
        place = torch.arange(ids.shape[1], device=ids.device)
        bias = (1.0 - mask[:, None, None, :].float()) * -10000.0
        with torch.set_grad_enabled(torch.is_grad_enabled() and not self.frozen):
            x = self.norm(self.words(ids) + self.positions(place) + self.shapes(shapes))
            x = F.dropout(x, self.dropout, self.training and not self.frozen)
            for layer in self.layers[:self.frozen]:
                x = layer(x, bias)
        for layer in self.layers[self.frozen:]:
            x = layer(x, bias)
        return x

    def freeze(self, layers):
        """Trains only the layers above these and the head: what a machine with little time to spare can do."""
        self.frozen = layers
        for part in [self.words, self.positions, self.shapes, self.norm, *self.layers[:layers]]:
            part.requires_grad_(False)

    def train(self, on=True):
        super().train(on)
        for layer in self.layers[:self.frozen]:
            layer.train(False)
        return self

    def forward(self, ids, mask, shapes):
        """Scores of the tags, [batch, pieces, tags]; mask is 1 for pieces and 0 for padding."""
        return self.head(F.dropout(self.encode(ids, mask, shapes), self.dropout, self.training))


def read_encoder(path, heads, layers=None, dropout=0.1, shapes=SHAPES):
    """Takes over the first `layers` layers (all by default). The weights of dense layers have no names in these files;
    they are found in the order in which the graph uses them."""
    graph = onnx.load(path).graph
    named = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
    dense = [named[n.input[1]] for n in graph.node if n.op_type == "MatMul" and n.input[1] in named]
    depth = len(dense) // 6
    embedding = named["embeddings.word_embeddings.weight"]
    hidden, inner = embedding.shape[1], dense[4].shape[1]
    tagger = Tagger(embedding.shape[0], hidden, layers or depth, inner, heads=heads, dropout=dropout, shapes=shapes)
    with torch.no_grad():
        tagger.words.weight.copy_(embedding)
        tagger.positions.weight.copy_(named["embeddings.position_embeddings.weight"]
                                      + named["embeddings.token_type_embeddings.weight"][0])
        tagger.norm.weight.copy_(named["embeddings.LayerNorm.weight"])
        tagger.norm.bias.copy_(named["embeddings.LayerNorm.bias"])
        for i, layer in enumerate(tagger.layers):
            at = f"encoder.layer.{i}."
            parts = [(layer.query, "attention.self.query"), (layer.key, "attention.self.key"),
                     (layer.value, "attention.self.value"), (layer.mix, "attention.output.dense"),
                     (layer.widen, "intermediate.dense"), (layer.narrow, "output.dense")]
            for j, (linear, name) in enumerate(parts):
                linear.weight.copy_(dense[6 * i + j].T)
                linear.bias.copy_(named[at + name + ".bias"])
            for norm, name in ((layer.mix_norm, "attention.output.LayerNorm"), (layer.out_norm, "output.LayerNorm")):
                norm.weight.copy_(named[at + name + ".weight"])
                norm.bias.copy_(named[at + name + ".bias"])
    return tagger
