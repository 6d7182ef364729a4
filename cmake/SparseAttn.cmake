# add_sparse_attn_library(<name> <sources>... [DEPENDS ...] [LINK_LIBS ...])
# A static library of the compiler. It links libMLIR only through the tools, so
# that no static MLIR archive ever meets the shared one.
function(add_sparse_attn_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
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
  target_link_libraries(${name} PRIVATE ${libs} MLIR LLVM)
endfunction()
