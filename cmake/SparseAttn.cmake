# sparse_attn_match_library(<target>): layouts as in the packaged libMLIR, with
# our own assertions (include/sparse-attn/Support/StatisticABI.h tells why).
function(sparse_attn_match_library target)
  target_compile_options(${target} PRIVATE
    "SHELL:-include ${PROJECT_SOURCE_DIR}/include/sparse-attn/Support/StatisticABI.h")
endfunction()

# add_sparse_attn_library(<name> <sources>... [DEPENDS ...] [LINK_LIBS ...])
# A static library of the compiler. It links libMLIR only through the tools, so
# that no static MLIR archive ever meets the shared one.
function(add_sparse_attn_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  sparse_attn_match_library(${name})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  if(ARG_LINK_LIBS)
    target_link_libraries(${name} PUBLIC ${ARG_LINK_LIBS})
  endif()
  set_property(GLOBAL APPEND PROPERTY SPARSE_ATTN_LIBS ${name})
endfunction()

# add_sparse_attn_tool(<name> <sources>...): an executable over all our libraries.
function(add_sparse_attn_tool name)
  get_property(libs GLOBAL PROPERTY SPARSE_ATTN_LIBS)
  add_executable(${name} ${ARGN})
  sparse_attn_match_library(${name})
  target_link_libraries(${name} PRIVATE ${libs} MLIR LLVM)
endfunction()
