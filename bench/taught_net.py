"""The small language model behind the ears' second reading: how it is built, taught and written.

A BERT of six layers, 384 wide (all-MiniLM-L6-v2), with two heads: the kind of a message, from the
mean of its pieces, and what each word is for. Needs the group `learn`.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

_LAYERS, _WIDE, _HEADS, _INNER = 6, 384, 12, 1536
_VOCABULARY, _POSITIONS = 30522, 512
_DROPPED, _SMOOTHED = 0.1, 0.05
_BATCH, _RATE, _HEAD_RATE, _WARM = 32, 1.2e-4, 10, 100
_OF_MARKS = 0.5  # how much the marks of words count beside the kind
UNMARKED = -100  # a piece that no mark is learnt from


@dataclass(frozen=True)
class Example:
    """One message: its pieces, the number of its kind, the number of each piece's mark."""

    pieces: list[int]
    kind: int
    marks: list[int]


class _Layer(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(_WIDE, _WIDE) for _ in range(4))
        self.inner, self.outer = nn.Linear(_WIDE, _INNER), nn.Linear(_INNER, _WIDE)
        self.calm, self.settle = (nn.LayerNorm(_WIDE, eps=1e-12) for _ in range(2))

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """One round of looking at each other; `mask` is true where there is a piece."""
        many, long, _ = x.shape
        query, key, value = (
            part(x).view(many, long, _HEADS, _WIDE // _HEADS).transpose(1, 2)
            for part in (self.query, self.key, self.value)
        )
        dropped = _DROPPED if self.training else 0.0
        seen = functional.scaled_dot_product_attention(query, key, value, mask, dropped)
        seen = self.out(seen.transpose(1, 2).reshape(many, long, _WIDE))
        x = self.calm(x + functional.dropout(seen, _DROPPED, self.training))
        thought = self.outer(functional.gelu(self.inner(x)))
        return self.settle(x + functional.dropout(thought, _DROPPED, self.training))


class Net(nn.Module):
    """The model; `kinds` and `marks` are how many there are of each."""

    def __init__(self, kinds: int, marks: int) -> None:
        super().__init__()
        self.words = nn.Embedding(_VOCABULARY, _WIDE)
        self.places = nn.Embedding(_POSITIONS, _WIDE)
        self.first = nn.Parameter(torch.zeros(_WIDE))
        self.calm = nn.LayerNorm(_WIDE, eps=1e-12)
        self.layers = nn.ModuleList(_Layer() for _ in range(_LAYERS))
        self.whole = nn.Linear(_WIDE, _WIDE)
        self.kinds, self.marks = nn.Linear(_WIDE, kinds), nn.Linear(_WIDE, marks)

    def forward(self, pieces: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Scores of kinds (message, kind) and of marks (message, piece, mark)."""
        x = self.calm(self.words(pieces) + self.places.weight[: pieces.shape[1]] + self.first)
        x = functional.dropout(x, _DROPPED, self.training)
        for layer in self.layers:
            x = layer(x, mask[:, None, None, :].bool())
        there = mask.float()[..., None]
        mean = (x * there).sum(1) / there.sum(1)
        told = functional.dropout(torch.tanh(self.whole(mean)), _DROPPED, self.training)
        return self.kinds(told), self.marks(x)


_NAMES = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "out",
    "attention.output.LayerNorm": "calm",
    "intermediate.dense": "inner",
    "output.dense": "outer",
    "output.LayerNorm": "settle",
}


def begun_from(base: Path, kinds: int, marks: int) -> Net:
    """A model that knows the language, and nothing of films yet: from the `model.safetensors` of
    all-MiniLM-L6-v2."""
    known, net = load_file(str(base)), Net(kinds, marks)
    with torch.no_grad():
        net.words.weight.copy_(known["embeddings.word_embeddings.weight"])
        net.places.weight.copy_(known["embeddings.position_embeddings.weight"])
        net.first.copy_(known["embeddings.token_type_embeddings.weight"][0])
        for part in ("weight", "bias"):
            getattr(net.calm, part).copy_(known[f"embeddings.LayerNorm.{part}"])
            for at, layer in enumerate(net.layers):
                for theirs, ours in _NAMES.items():
                    given = known[f"encoder.layer.{at}.{theirs}.{part}"]
                    getattr(getattr(layer, ours), part).copy_(given)
    return net


def teach(net: Net, examples: Sequence[Example], rounds: int, seed: int = 1) -> None:
    """Teaches both heads and all layers; the words themselves stay as they were."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    net.words.weight.requires_grad_(False)
    heads = [*net.whole.parameters(), *net.kinds.parameters(), *net.marks.parameters()]
    own = {id(one) for one in heads}
    body = [p for p in net.parameters() if p.requires_grad and id(p) not in own]
    rates = [{"params": body, "lr": _RATE}, {"params": heads, "lr": _RATE * _HEAD_RATE}]
    step = torch.optim.AdamW(rates, weight_decay=0.01)
    steps = rounds * -(-len(examples) // _BATCH)
    slower = torch.optim.lr_scheduler.LambdaLR(
        step, lambda n: min(1.0, n / _WARM) * max(0.0, 1 - n / steps)
    )
    net.train()
    for done in range(rounds):
        lost = 0.0
        for some in _batches(examples, chance):
            loss = _loss(net, some)
            step.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            step.step()
            slower.step()
            lost += loss.item() * len(some)
        print(f"round {done + 1} of {rounds}: {lost / len(examples):.3f}", flush=True)
    net.eval()


def _loss(net: Net, some: Sequence[Example]) -> Tensor:
    long = max(len(one.pieces) for one in some)
    pieces = torch.tensor([one.pieces + [0] * (long - len(one.pieces)) for one in some])
    marks = torch.tensor([one.marks + [UNMARKED] * (long - len(one.marks)) for one in some])
    kinds, told = net(pieces, (pieces > 0).long())
    wanted = torch.tensor([one.kind for one in some])
    loss = functional.cross_entropy(kinds, wanted, label_smoothing=_SMOOTHED)
    if (marks != UNMARKED).any():
        flat = told.reshape(-1, told.shape[-1])
        loss = loss + _OF_MARKS * functional.cross_entropy(
            flat, marks.reshape(-1), ignore_index=UNMARKED
        )
    return loss


def _batches(examples: Sequence[Example], chance: random.Random) -> Iterator[list[Example]]:
    """All examples in another order each time, those of about one length together."""
    mixed = sorted(examples, key=lambda one: len(one.pieces) + chance.random() * 4)
    parts = [mixed[at : at + _BATCH] for at in range(0, len(mixed), _BATCH)]
    chance.shuffle(parts)
    yield from parts


def write(net: Net, to: Path) -> None:
    """The model as ONNX, its weights in bytes."""
    net.eval()
    pieces = torch.ones((1, 8), dtype=torch.long)
    axes = {"pieces": {0: "message", 1: "piece"}, "mask": {0: "message", 1: "piece"}}
    with TemporaryDirectory() as folder:
        whole = Path(folder, "whole.onnx")
        torch.onnx.export(
            net,
            (pieces, pieces),
            str(whole),
            input_names=["pieces", "mask"],
            output_names=["kinds", "marks"],
            dynamic_axes={**axes, "kinds": {0: "message"}, "marks": {0: "message", 1: "piece"}},
            opset_version=17,
            dynamo=False,
        )
        # Seven bits a weight: with eight, processors without VNNI saturate and hear otherwise.
        quantize_dynamic(
            whole, to, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
