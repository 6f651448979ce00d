"""Fine-tunes an encoder as a recogniser of names. See README.md for the commands."""
import argparse
import copy
import json
import math
import random
import time
from pathlib import Path

import torch
from torch.nn import functional as F

import corpus
import tags
from augment import Augment, pool_of
from encoder import read_encoder
from score import batches, evaluate, padded
from wordpiece import WordPiece
from words import Words

LIMIT = 192


def arguments():
    p = argparse.ArgumentParser()
    p.add_argument("--encoder", required=True, help="the ONNX file")
    p.add_argument("--vocabulary", required=True, help="tokenizer.json or vocab.txt")
    p.add_argument("--heads", type=int, required=True)
    p.add_argument("--layers", type=int, help="keep only the first layers")
    p.add_argument("--train", nargs="+", required=True, help="READER:FILE[*WEIGHT], readers iob2, politics, jsonl")
    p.add_argument("--habits", action="store_true", help="tell the model the source; it will mark as the first source does")
    p.add_argument("--select", help="READER:FILE to choose the best epoch by")
    p.add_argument("--words", help="words.txt.gz of words.py, for Chinese")
    p.add_argument("--out", required=True)
    p.add_argument("--start", help="a checkpoint to go on from")
    p.add_argument("--keep", help="the layers to keep of that checkpoint, as in 0,1,2,4,5,7")
    p.add_argument("--frozen", type=int, default=0, help="leave the embeddings and this many layers as they are")
    p.add_argument("--teacher", help="a checkpoint whose scores to learn besides the marks")
    p.add_argument("--names", help="JSON: kind -> names, more names to swap in")
    p.add_argument("--epochs", type=int, default=8)
    p.add_argument("--rate", type=float, default=2e-4)
    p.add_argument("--decay", type=float, default=0.85, help="learning rate per layer, downwards")
    p.add_argument("--tokens", type=int, default=900, help="pieces in a batch")
    p.add_argument("--swap", type=float, default=0.25)
    p.add_argument("--traditional", type=float, default=0.0)
    p.add_argument("--case", type=float, default=0.0)
    p.add_argument("--dropout", type=float, default=0.1)
    p.add_argument("--mask", type=float, default=0.0, help="share of pieces hidden from the encoder in training")
    p.add_argument("--rdrop", type=float, default=0.0)
    p.add_argument("--minutes", type=float, default=1e9, help="end by then, whatever the epochs; the rate falls in time")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--threads", type=int, default=1)
    return p.parse_args()


def read(source):
    """-> [(text, spans)], a weight above 1 repeats, below 1 samples."""
    source, _, weight = source.partition("*")
    reader, _, path = source.partition(":")
    if reader == "iob2":
        rows = list(corpus.read_iob2(path))
    elif reader == "politics":
        rows = list(corpus.read_politics(path))
    else:
        rows = [(r["text"], [tuple(s) for s in r["spans"]]) for r in map(json.loads, open(path, encoding="utf-8"))]
    weight = float(weight or 1)
    whole = rows * int(weight)
    part = random.Random(0).sample(rows, int(len(rows) * (weight - int(weight))))
    return whole + part


def optimisers(model, rate, decay):
    depth = len(model.layers)
    groups = [{"params": model.head.parameters(), "lr": rate * 5}, {"params": model.shapes.parameters(), "lr": rate * 5}]
    for i, layer in enumerate(model.layers):
        groups.append({"params": layer.parameters(), "lr": rate * decay ** (depth - 1 - i)})
    low = rate * decay ** depth
    groups.append({"params": [*model.positions.parameters(), *model.norm.parameters()], "lr": low})
    groups = [{**g, "params": wanted} for g in groups if (wanted := [p for p in g["params"] if p.requires_grad])]
    dense = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    return [dense] if model.frozen else [dense, torch.optim.SparseAdam(model.words.parameters(), lr=low)]


def thinned(state, keep):
    """The weights of a model that keeps only some layers, in the same order."""
    out = {}
    for name, value in state.items():
        parts = name.split(".")
        if parts[0] == "layers":
            if int(parts[1]) not in keep:
                continue
            parts[1] = str(keep.index(int(parts[1])))
        out[".".join(parts)] = value
    return out


def depth_of(state):
    return 1 + max(int(name.split(".")[1]) for name in state if name.startswith("layers."))


def distance(teacher, inputs, at, scores, heat=2.0):
    """How far scores are from a teacher's, both softened (Hinton et al. 2015)."""
    with torch.no_grad():
        wanted = (teacher(*inputs)[at].float() / heat).softmax(-1)
    return -(wanted * (scores / heat).log_softmax(-1)).sum(-1).mean() * heat * heat


def loss_of(model, batch, pieces, hide, rdrop, teacher):
    ids, mask, shapes = padded(batch, pieces.pad)
    seen = ids
    if hide:
        inner = (ids != pieces.pad) & (ids != pieces.cls) & (ids != pieces.sep)
        ids = torch.where(inner & (torch.rand(ids.shape) < hide), pieces.ids["[MASK]"], ids)
    rows = torch.cat([torch.full((len(s[2]),), i) for i, s in enumerate(batch)])
    at = torch.cat([torch.tensor(s[2]) for s in batch])
    gold = torch.cat([torch.tensor(s[3]) for s in batch])
    with torch.autocast("cpu", torch.bfloat16):
        first = model(ids, mask, shapes)[rows, at].float()
        loss = F.cross_entropy(first, gold, label_smoothing=0.02)
        if rdrop:
            second = model(ids, mask, shapes)[rows, at].float()
            a, b = first.log_softmax(-1), second.log_softmax(-1)
            apart = F.kl_div(a, b, log_target=True, reduction="batchmean") + F.kl_div(b, a, log_target=True, reduction="batchmean")
            loss = (loss + F.cross_entropy(second, gold, label_smoothing=0.02)) / 2 + rdrop * apart / 2
        if teacher:
            loss = 0.5 * loss + 0.5 * distance(teacher, (seen, mask, shapes), (rows, at), first)
    return loss


def samples_of(sentences, pieces, origin=0):
    """origin: the number of a source whose marks follow other habits; the model sees it as the shape of [CLS]."""
    out = []
    for text, spans in sentences:
        ids, shapes, first, ranges = pieces.encode(text, LIMIT)
        if first:
            shapes[0] = origin
            out.append((ids, shapes, first, tags.tag(ranges, spans)))
    return out


def average(mean, model, keep):
    with torch.no_grad():
        for a, b in zip(mean.parameters(), model.parameters()):
            a.lerp_(b, 1 - keep)


def main():
    args = arguments()
    torch.set_num_threads(args.threads)
    torch.manual_seed(args.seed)
    chance = random.Random(args.seed)
    sources = [read(source) for source in args.train]
    sentences = [s for source in sources for s in source]
    select = read(args.select) if args.select else None
    pieces = WordPiece.read(args.vocabulary, Words.read(args.words) if args.words else None)
    model = read_encoder(args.encoder, args.heads, args.layers, args.dropout, pieces.shapes)
    if args.start:
        state = torch.load(args.start)
        model.load_state_dict(thinned(state, [int(i) for i in args.keep.split(",")]) if args.keep else state)
    if args.frozen:
        model.freeze(args.frozen)
    teacher = None
    if args.teacher:
        state = torch.load(args.teacher)
        teacher = read_encoder(args.encoder, args.heads, depth_of(state), shapes=pieces.shapes).eval()
        teacher.load_state_dict(state)
    mean = copy.deepcopy(model)
    pool = pool_of(sentences)
    for kind, names in (json.load(open(args.names)) if args.names else {}).items():
        known = pool.get(kind, [])
        pool[kind] = known * max(1, len(names) // max(1, len(known))) + names
    augment = Augment(pool, args.seed, args.swap, args.traditional, args.case)
    trained = [p for n, p in model.named_parameters() if n != "words.weight" and p.requires_grad]
    steps = optimisers(model, args.rate, args.decay)
    origins = range(len(sources)) if args.habits else [0] * len(sources)
    per_epoch = sum(1 for _ in batches(samples_of(sentences, pieces), args.tokens))
    total, done, best_f1, began = per_epoch * args.epochs, 0, -1.0, time.time()
    print(f"{len(sentences)} sentences, {per_epoch} batches an epoch", vars(args), flush=True)

    def pace(step):
        way = max(step / total, (time.time() - began) / 60 / args.minutes)
        return way / 0.1 + 0.01 if way < 0.1 else 0.5 * (1 + math.cos(math.pi * min(1, (way - 0.1) / 0.9))) + 0.01
    schedules = [torch.optim.lr_scheduler.LambdaLR(o, pace) for o in steps]
    for epoch in range(1, args.epochs + 1):
        model.train()
        samples = [s for k, rows in zip(origins, sources) for s in samples_of(augment.epoch(rows), pieces, k)]
        order = list(batches(samples, args.tokens))
        chance.shuffle(order)
        summed = 0.0
        for batch in order:
            if time.time() - began > args.minutes * 60:
                break
            loss = loss_of(model, [samples[i] for i in batch], pieces, args.mask, args.rdrop, teacher)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            for o, s in zip(steps, schedules):
                o.step()
                s.step()
                o.zero_grad(set_to_none=True)
            summed += loss.item()
            done += 1
            if done % 10 == 0:
                average(mean, model, 0.96 if done > 100 else 0.7)
            if done % 50 == 0:
                print(f"  {done}/{total} {summed:.1f} {time.time() - began:.0f}s", flush=True)
            if done % 200 == 0:
                torch.save(mean.state_dict(), args.out + ".last")
        line = f"epoch {epoch} loss {summed / len(order):.4f} {time.time() - began:.0f}s"
        torch.save(mean.state_dict(), args.out + ".last")
        if select:
            figure, figures = evaluate(mean, pieces, select)
            line += " | " + figures
            if figure >= best_f1:
                best_f1 = figure
                Path(args.out + ".last").replace(args.out)
        print(line, flush=True)
        if time.time() - began > args.minutes * 60:
            break
    if not select:
        Path(args.out + ".last").replace(args.out)


if __name__ == "__main__":
    main()
