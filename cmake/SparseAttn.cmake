# sparse_attn_match_library(<target>): layouts as in the packaged libMLIR, with
# our own assertions (include/sparse-attn/Support/StatisticABI.h tells why).
function(sparse_attn_match_library target)
  target_compile_options(${target} PRIVATE
    "SHELL:-include ${PROJECT_SOURCE_DIR}/include/sparse-attn/Support/StatisticABI.h")
endfunction()

# sparse_attn_precompile_headers(<target>): the headers of MLIR and of our
# dialects, which the first library compiles for all.
function(sparse_attn_precompile_headers target)
  get_property(owner GLOBAL PROPERTY SPARSE_ATTN_PRECOMPILED)
  if(owner)
    target_precompile_headers(${target} REUSE_FROM ${owner})
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    ${PROJECT_SOURCE_DIR}/include/sparse-attn/Support/Precompiled.h)
  set_property(GLOBAL PROPERTY SPARSE_ATTN_PRECOMPILED ${target})
endfunction()

# add_sparse_attn_library(<name> <sources>... [DEPENDS ...] [LINK_LIBS ...])
# A static library of the compiler. It links libMLIR only through the tools, so
# that no static MLIR archive ever meets the shared one.
function(add_sparse_attn_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  sparse_attn_match_library(${name})
  sparse_attn_precompile_headers(${name})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  if(ARG_LINK_LIBS)
    target_link_libraries(${name} PUBLIC ${ARG_LINK_LIBS})
  endif()
  set_property(GLOBAL APPEND PROPERTY SPARSE_ATTN_LIBS ${name})
endfunction()

# add_sparse_attn_tool(<name> <sources>...): an executable over all our libraries.
# Plug-ins find the symbols of these in it.
function(add_sparse_attn_tool name)
  get_property(libs GLOBAL PROPERTY SPARSE_ATTN_LIBS)
  add_executable(${name} ${ARGN})
  sparse_attn_match_library(${name})
  sparse_attn_precompile_headers(${name})
  # As the headers were compiled; an executable would have -fPIE.
  target_compile_options(${name} PRIVATE -fPIC)
  target_link_libraries(${name} PRIVATE ${libs} MLIR LLVM)
  set_target_properties(${name} PROPERTIES ENABLE_EXPORTS ON)
endfunction()

# add_sparse_attn_plugin(<name> <sources>... [DEPENDS ...])
# A library for --load-dialect-plugin or --load-pass-plugin of our tools. It takes
# our symbols from the tool that loads it, so it links none of our libraries.
function(add_sparse_attn_plugin name)
  cmake_parse_arguments(ARG "" "" "DEPENDS" ${ARGN})
  add_library(${name} MODULE ${ARG_UNPARSED_ARGUMENTS})
  sparse_attn_match_library(${name})
  sparse_attn_precompile_headers(${name})
  target_include_directories(${name} PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
  add_dependencies(${name} SparseAttnIRIncGen ${ARG_DEPENDS})
  target_link_libraries(${name} PRIVATE MLIR LLVM)
  # LLVM's flags for modules are those of the linker of executables.
  string(REGEX MATCH "-fuse-ld=[^ ]+" linker "${CMAKE_EXE_LINKER_FLAGS}")
  target_link_options(${name} PRIVATE ${linker})
  set_target_properties(${name} PROPERTIES PREFIX "")
endfunction()
