"""Contestants of a point whose calls and checks stand in closures, and their race."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from .measure import OURS, PART, in_turns
from .protocol import Timed


@dataclass(frozen=True)
class Contestant:
    """A call that is timed.

    kind   ours, part (of ours), peer, gate (of a peer), sparse, dense
    check  the error of what the call gives
    peer   whose `setting` is known once the call is prepared
    """

    name: str
    kind: str
    prepare: Callable[[], Callable[[], Any]]
    check: Callable[[Any], float]
    peer: Any = None


@dataclass(frozen=True)
class Raced:
    """The larger error of what a contestant gave, and its times."""

    setting: str
    error: float
    times: Timed


def race(
    point: Any, contestants: Sequence[Contestant], clock: Any, check_first: bool = False
) -> dict[str, Raced]:
    """All of them in turns; a foreign one that fails is left out, which a line says.

    Results are looked at behind the replays, so that a race shows; check_first: also before them.
    """
    ready: dict[str, tuple[Contestant, Any, Any, float]] = {}
    for one in contestants:
        try:
            call, result = clock.prepared(one.prepare())
            ready[one.name] = (one, call, result, one.check(result) if check_first else 0.0)
        except Exception as error:  # whatever a foreign package raises
            if one.kind in (OURS, PART):
                raise
            print(f"{point}: {one.name} is left out: {error}", flush=True)
    samples = {name: lambda call=call: clock.sample(call) for name, (_, call, *_) in ready.items()}
    dense = [name for name, (one, *_) in ready.items() if one.kind == "dense"]
    times = in_turns(samples, dense, clock.protocol)
    return {
        name: Raced(getattr(one.peer, "setting", ""), max(before, one.check(result)), times[name])
        for name, (one, _, result, before) in ready.items()
    }
