// RUN: %sparse-opt %s --verify-diagnostics --split-input-file
// The constraints of types and policies, by their numbers in docs/Spec.md.

// T1
// expected-error @+1 {{expected block >= 1, got 0 (T1)}}
func.func private @t1(!sparse_attn.selection<1x2x4x8, block = 0, query_block = 1, form = mask>)

// -----

// T1
// expected-error @+1 {{expected query_block >= 1, got 0 (T1)}}
func.func private @t1(!sparse_attn.selection<1x2x4x8, block = 8, query_block = 0, form = mask>)

// -----

// T2
// expected-error @+1 {{expected capacity >= 1, got 0 (T2)}}
func.func private @t2(!sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = list, capacity = 0>)

// -----

// T2: a list has a capacity.
// expected-error @+1 {{expected capacity >= 1, got 0 (T2)}}
func.func private @t2(!sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = csr>)

// -----

// T2: a mask has none.
// expected-error @+1 {{expected no capacity with form mask (T2)}}
func.func private @t2(!sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = mask, capacity = 4>)

// -----

// T3: a negative size is not even a dimension to the parser.
// expected-error @+1 {{expected}}
func.func private @t3(!sparse_attn.selection<-1x2x4x8, block = 8, query_block = 1, form = mask>)

// -----

// expected-error @+1 {{expected a selection of shape BxGxRxN, got rank 3}}
func.func private @rank(!sparse_attn.selection<2x4x8, block = 8, query_block = 1, form = mask>)

// -----

// expected-error @+1 {{expected one of [list, mask, bits, csr, tokens]}}
func.func private @form(!sparse_attn.selection<1x2x4x8, block = 8, query_block = 1, form = tree>)

// -----

// P1
// expected-error @+1 {{expected a budget >= 0, got -1 (P1)}}
func.func private @p1() attributes {p = #sparse_attn.token_budget<-1>}

// -----

// P5
// expected-error @+1 {{expected budgets >= 0, got -8 (P5)}}
func.func private @p5() attributes {p = #sparse_attn.token_budgets<16, -8>}

// -----

// P2
// expected-error @+1 {{expected a threshold in [0, 1], got 1.5}}
func.func private @p2() attributes {p = #sparse_attn.threshold<1.5>}

// -----

// P2
// expected-error @+1 {{(P2)}}
func.func private @p2() attributes {p = #sparse_attn.threshold<-0.5>}

// -----

// P3
// expected-error @+1 {{expected a mass in (0, 1], got 0}}
func.func private @p3() attributes {p = #sparse_attn.top_p<0.0>}

// -----

// P3
// expected-error @+1 {{(P3)}}
func.func private @p3() attributes {p = #sparse_attn.top_p<1.01>}

// -----

// P4
// expected-error @+1 {{expected an alpha in (1, 2], got 1}}
func.func private @p4() attributes {p = #sparse_attn.entmax<1.0>}

// -----

// P4
// expected-error @+1 {{(P4)}}
func.func private @p4() attributes {p = #sparse_attn.entmax<2.5>}

// -----

// P6
// expected-error @+1 {{expected a ratio in [0, 1], got -1.000000e-01 (P6)}}
func.func private @p6() attributes {p = #sparse_attn.nz_ratio<-0.1>}
