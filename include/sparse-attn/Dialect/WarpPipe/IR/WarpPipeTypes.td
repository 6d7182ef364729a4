//===- WarpPipeTypes.td - Tiles, rings, index streams ------*- tablegen -*-===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef WARP_PIPE_TYPES_TD
#define WARP_PIPE_TYPES_TD

include "mlir/IR/AttrTypeBase.td"
include "mlir/IR/EnumAttr.td"
include "sparse-attn/Dialect/WarpPipe/IR/WarpPipeBase.td"

class WarpPipe_Type<string name, string typeMnemonic>
    : TypeDef<WarpPipe_Dialect, name> {
  let mnemonic = typeMnemonic;
}

def WarpPipe_TileType : WarpPipe_Type<"Tile", "tile"> {
  let summary = "rows x columns in shared memory";
  let description = [{
    `!warp_pipe.tile<64x128xf16>`. The layout is opaque on purpose: the tile is
    stored as panels of 128 bytes of columns, each panel rows x 128 bytes with the
    128-byte swizzle of TMA. Only copies write it and only `load_matrix` reads it.

    WP1: rows are a multiple of 8 and at most 256. WP2: columns are a multiple of
    64 and at most 512. WP3: elements are f16 or bf16.
  }];
  let parameters = (ins "int64_t":$rows, "int64_t":$columns,
                        "::mlir::Type":$elementType);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// Columns of a panel: 128 bytes.
    static constexpr int64_t panelColumns = 64;
    static constexpr int64_t panelRowBytes = 128;
    int64_t getNumPanels() const { return getColumns() / panelColumns; }
    int64_t getPanelBytes() const { return getRows() * panelRowBytes; }
    int64_t getBytes() const { return getNumPanels() * getPanelBytes(); }
  }];
}

def WarpPipe_RingType : WarpPipe_Type<"Ring", "ring"> {
  let summary = "stages of one tile each, with barriers";
  let description = [{
    `!warp_pipe.ring<64x128xf16, stages = 3, scalars = [i32, f32]>`: each stage
    has a tile, a full and an empty mbarrier, and a slot for each scalar. Step i of
    the loop uses stage i mod stages.

    WP1 to WP3 hold for the tile. WP4: there are 1 to 32 stages. WP5: scalars are
    i32 or f32.
  }];
  let parameters = (ins "int64_t":$rows, "int64_t":$columns,
                        "::mlir::Type":$elementType, "int64_t":$stages,
                        ArrayRefParameter<"::mlir::Type">:$scalars);
  let builders = [
    TypeBuilderWithInferredContext<(ins "TileType":$tile, "int64_t":$stages,
        CArg<"::llvm::ArrayRef<::mlir::Type>", "{}">:$scalars), [{
      return $_get(tile.getContext(), tile.getRows(), tile.getColumns(),
                   tile.getElementType(), stages, scalars);
    }]>
  ];
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    TileType getTile() const {
      return TileType::get(getContext(), getRows(), getColumns(),
                           getElementType());
    }
    /// Bytes of shared memory of one stage, barriers and scalars included.
    int64_t getStageBytes() const {
      return getTile().getBytes() + 16 +
             4 * static_cast<int64_t>(getScalars().size());
    }
    RingType withStages(int64_t stages) const {
      return RingType::get(getTile(), stages, getScalars());
    }
  }];
}

def WarpPipe_IndexStreamType
    : WarpPipe_Type<"IndexStream", "index_stream"> {
  let summary = "a list in global memory that is read in order";
  let description = [{
    `!warp_pipe.index_stream`, made by `warp_pipe.index_stream` and read by
    `warp_pipe.stream_entries`.
  }];
}

def WarpPipe_InFlightType : WarpPipe_Type<"InFlight", "in_flight"> {
  let summary = "accumulators of a product that is not done";
  let description = [{
    `!warp_pipe.in_flight<vector<16x2x2xf32>>`, made by `warp_pipe.warpgroup_mma`.
    `warp_pipe.mma_wait` turns it into the vector: nothing can read what the tensor
    cores still write.

    WP35: N x 2 x 2 elements of f32, N from 1 to 32.
  }];
  let parameters = (ins "::mlir::VectorType":$accumulators);
  let assemblyFormat = "`<` $accumulators `>`";
  let genVerifyDecl = 1;
}

def WarpPipe_LaunchAttr : AttrDef<WarpPipe_Dialect, "Launch"> {
  let mnemonic = "launch";
  let summary = "how a kernel is launched";
  let description = [{
    `#warp_pipe.launch<warps = 5, cluster = true, shared_memory = 0>`, on a kernel
    function under the name `warp_pipe.launch`: warps of a CTA (WP6: 1 to 32),
    whether the x dimension of the grid is one cluster, and bytes of dynamic
    shared memory, which the lowering fills in. `ctas = 2`, by default 1, asks
    that so many CTAs fit on a multiprocessor at once (WP30: 1 to 32): rings get
    the stages and threads the registers that leave room for them. With
    `overlap = true` the kernel may start before the one in front of it has ended
    (`warp_pipe.grid_wait`).
  }];
  let parameters = (ins "int64_t":$warps, DefaultValuedParameter<"bool",
                        "false">:$cluster,
                        DefaultValuedParameter<"int64_t", "0">:$sharedMemory,
                        DefaultValuedParameter<"int64_t", "1">:$ctas,
                        DefaultValuedParameter<"bool", "false">:$overlap);
  let hasCustomAssemblyFormat = 1;
  let genVerifyDecl = 1;
  let extraClassDeclaration = [{
    /// The name under which a kernel function carries the attribute.
    static constexpr ::llvm::StringLiteral attributeName = "warp_pipe.launch";
  }];
}

def WarpPipe_ReductionAttr : I32EnumAttr<"Reduction", "how values are reduced", [
    I32EnumAttrCase<"MaximumF", 0, "maximumf">,
    I32EnumAttrCase<"Add", 1, "add">]> {
  let cppNamespace = "::mlir::warp_pipe";
}

#endif // WARP_PIPE_TYPES_TD
