//===- ScheduleAttrs.td - Schedules ------------------------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef SPARSE_ATTN_SCHEDULE_ATTRS_TD
#define SPARSE_ATTN_SCHEDULE_ATTRS_TD

include "mlir/IR/AttrTypeBase.td"
include "sparse-attn/Dialect/SparseAttn/IR/SparseAttnEnums.td"

def SparseAttn_ScheduleKind : SparseAttn_Enum<"ScheduleKind", "schedule_kind",
    "how the entries of the lists differ in number", [
      I32EnumAttrCase<"Even", 0, "even">,
      I32EnumAttrCase<"Uneven", 1, "uneven">]>;

def SparseAttn_ScheduleAttr : AttrDef<SparseAttn_Dialect, "Schedule"> {
  let mnemonic = "schedule";
  let summary = "how an attend runs on a GPU";
  let description = [{
    `#sparse_attn.schedule<kind = even, warps = 4, tile = 64, rows = 8,
    splits = 0>`, on an `attend` under the name `sparse_attn.schedule`. It is
    discardable: no result depends on it beyond rounding. `kind` says whether all
    lists are about as long, `warps` compute, `tile` keys are one step, `rows`
    query rows are one tile, `splits` CTAs share a list (0: chosen from the sizes
    at run time).

    An attend with many query rows has a `prefill_schedule` instead.

    **SC1** warps is 4 or 8. **SC2** tile is 16 keys a warp. **SC3** rows is 8 or 16.
    **SC4** splits is 0, 1, 2, 4 or 8. **SC5** only an attend has a schedule.
  }];
  let parameters = (ins "ScheduleKind":$kind, "int64_t":$warps,
                        "int64_t":$tile, "int64_t":$rows, "int64_t":$splits);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

def SparseAttn_PrefillScheduleAttr
    : AttrDef<SparseAttn_Dialect, "PrefillSchedule"> {
  let mnemonic = "prefill_schedule";
  let summary = "how an attend with many query rows runs on a GPU";
  let description = [{
    `#sparse_attn.prefill_schedule<warpgroups = 2, tile = 128>`, on an `attend` under
    the name `sparse_attn.schedule`, and discardable as a `schedule` is. So many
    `warpgroups` of 64 query rows share tiles of keys, `tile` keys are one step. With
    `early = 2` the last two query blocks of all heads are computed before the others,
    because they may read far more keys.

    **SC6** warpgroups is 1 or 2. **SC7** tile is 64 or 128. **SC8** early is not
    negative.
  }];
  let parameters = (ins "int64_t":$warpgroups, "int64_t":$tile,
                        DefaultValuedParameter<"int64_t", "0">:$early);
  let assemblyFormat = "`<` struct(params) `>`";
  let genVerifyDecl = 1;
}

#endif // SPARSE_ATTN_SCHEDULE_ATTRS_TD
