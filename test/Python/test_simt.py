"""What simt.py sees: races, barriers that threads miss, lanes that are not there."""

import mlir_generic
import numpy as np
import pytest
import simt

SHARED = "memref<64xi32, #gpu.address_space<workgroup>>"


def run(body, *arguments):
    """Runs `body` between %t, the thread, and its yield; what it yields."""
    lines = f"""
"builtin.module"() ({{
  "func.func"() <{{function_type = () -> (), sym_name = "f"}}> ({{
  ^bb0(%m: {SHARED}, %g: memref<?xi32>):
    "warp_pipe.prologue"() ({{
      %i = "gpu.thread_id"() <{{dimension = #gpu<dim x>}}> : () -> index
      %t = "arith.index_cast"(%i) : (index) -> i32
      %c0 = "arith.constant"() <{{value = 0 : i32}}> : () -> i32
      %c1 = "arith.constant"() <{{value = 1 : i32}}> : () -> i32
      %c40 = "arith.constant"() <{{value = 40 : i32}}> : () -> i32
      %z = "arith.index_cast"(%c0) : (i32) -> index
      %all = "arith.constant"() <{{value = -1 : i32}}> : () -> i32
      {body}
    }}) : () -> i32
  }}) : () -> ()
}}) : () -> ()
"""
    function = mlir_generic.parse(lines)["f"]
    block = simt.ThreadBlock(2, (0, 0, 0), (1, 1, 1))
    shared = simt.Memory(np.zeros((1, 64), np.int32), shared=True)
    block.shared.append(shared)
    given = arguments or (simt.Memory(np.arange(64, dtype=np.int32), late=True),)
    return block.run(function, [shared, *given], "warp_pipe.prologue")[0]


STORE = f'"memref.store"(%t, %m, %i) : (i32, {SHARED}, index) -> ()'
BARRIER = '"gpu.barrier"() : () -> ()'
LOAD = f"""
      %r = "arith.subi"(%c40, %t) : (i32, i32) -> i32
      %a = "arith.maxsi"(%r, %c0) : (i32, i32) -> i32
      %o = "arith.index_cast"(%a) : (i32) -> index
      %x = "memref.load"(%m, %o) : ({SHARED}, index) -> i32"""
YIELD = '"warp_pipe.yield"(%x) : (i32) -> ()'
FIRST = '%first = "arith.cmpi"(%t, %c40) <{predicate = 2 : i64}> : (i32, i32) -> i1'


def inside(text):
    return (
        f'{FIRST}\n"scf.if"(%first) ({{\n{text}\n"scf.yield"() : () -> ()\n}}, {{\n}}) : (i1) -> ()'
    )


def test_a_barrier_between_warps():
    got = run(f"{STORE}\n{BARRIER}{LOAD}\n{YIELD}")
    assert got.tolist() == np.maximum(40 - np.arange(64), 0).tolist()
    with pytest.raises(simt.SimtError, match="no barrier between them"):
        run(f"{STORE}{LOAD}\n{YIELD}")
    with pytest.raises(simt.SimtError, match="no barrier between them"):
        run(f"{LOAD}\n{STORE}\n{YIELD}")


def test_atomic_operations():
    kind = f"(i32, {SHARED}, index) -> i32"
    add = f'%o = "memref.atomic_rmw"(%c1, %m, %z) <{{kind = 1 : i64}}> : {kind}'
    read = f'%x = "memref.load"(%m, %z) : ({SHARED}, index) -> i32\n{YIELD}'
    assert (run(f"{add}\n{add.replace('%o', '%p')}\n{BARRIER}\n{read}") == 128).all()
    with pytest.raises(simt.SimtError, match="no barrier between them"):
        run(f"{add}\n{read}")


def test_threads_that_miss_a_barrier():
    with pytest.raises(simt.SimtError, match="gpu.barrier: 40 of 64 threads"):
        run(f"{inside(BARRIER)}{LOAD}\n{YIELD}")


def test_lanes_that_miss_their_warp():
    ballot = (
        '%b = "nvvm.vote.sync"(%all, %first) <{kind = #nvvm<vote_sync_kind ballot>}>'
        " : (i32, i1) -> i32"
    )
    with pytest.raises(simt.SimtError, match="of 32 lanes"):
        run(f"{inside(ballot)}{LOAD}\n{YIELD}")
    got = run(f'{FIRST}\n{ballot}\n"warp_pipe.yield"(%b) : (i32) -> ()')
    assert got.tolist() == [-1] * 32 + [0xFF] * 32


def test_two_values_for_a_word():
    store = f'"memref.store"(%t, %m, %z) : (i32, {SHARED}, index) -> ()'
    with pytest.raises(simt.SimtError, match="different values"):
        run(f"{store}{LOAD}\n{YIELD}")


def test_indices_and_the_kernel_in_front():
    load = '%x = "memref.load"(%g, %i) : (memref<?xi32>, index) -> i32'
    wait = '"warp_pipe.grid_wait"() : () -> ()'
    with pytest.raises(simt.SimtError, match="not waited for"):
        run(f"{load}\n{YIELD}")
    assert run(f"{wait}\n{load}\n{YIELD}").tolist() == list(range(64))
    short = simt.Memory(np.arange(63, dtype=np.int32))
    with pytest.raises(simt.SimtError, match="beyond 63"):
        run(f"{load}\n{YIELD}", short)


def test_loops_end_for_each_thread():
    loop = """
      %x = "scf.for"(%c0, %t, %c1, %c0) ({
      ^bb0(%j: i32, %s: i32):
        %n = "arith.addi"(%s, %j) : (i32, i32) -> i32
        "scf.yield"(%n) : (i32) -> ()
      }) : (i32, i32, i32, i32) -> i32"""
    assert run(f"{loop}\n{YIELD}").tolist() == [n * (n - 1) // 2 for n in range(64)]


def test_what_it_does_not_know():
    with pytest.raises(NotImplementedError, match="math.tanh"):
        run(f'%x = "math.tanh"(%t) : (i32) -> i32\n{YIELD}')
