// Compares the runtime's declarations of the driver API with those of cuda.h.
// Compiles if they agree: driver-types.test.
#include "lib/Runtime/CUDA/DriverTypes.h"
#include <cuda.h>
#include <cudaTypedefs.h>
#include <type_traits>

namespace ours = sparse_attn::cuda;

#define SAME(name)                                                             \
  static_assert(static_cast<long>(ours::name) == static_cast<long>(::name),    \
                #name)
SAME(CUDA_SUCCESS);
SAME(CUDA_ERROR_INVALID_VALUE);
SAME(CUDA_ERROR_OUT_OF_MEMORY);
SAME(CUDA_ERROR_STUB_LIBRARY);
SAME(CUDA_ERROR_NO_DEVICE);
SAME(CUDA_ERROR_INVALID_DEVICE);
SAME(CUDA_ERROR_INVALID_IMAGE);
SAME(CUDA_ERROR_INVALID_CONTEXT);
SAME(CUDA_ERROR_NO_BINARY_FOR_GPU);
SAME(CUDA_ERROR_INVALID_HANDLE);
SAME(CUDA_ERROR_NOT_FOUND);
SAME(CUDA_ERROR_ILLEGAL_ADDRESS);
SAME(CUDA_ERROR_LAUNCH_FAILED);
SAME(CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED);
SAME(CUDA_ERROR_STREAM_CAPTURE_INVALIDATED);
SAME(CUDA_ERROR_STREAM_CAPTURE_IMPLICIT);
SAME(CUDA_ERROR_CAPTURED_EVENT);
SAME(CU_FUNC_ATTRIBUTE_MAX_DYNAMIC_SHARED_SIZE_BYTES);
SAME(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MAJOR);
SAME(CU_DEVICE_ATTRIBUTE_COMPUTE_CAPABILITY_MINOR);
SAME(CU_DEVICE_ATTRIBUTE_MAX_SHARED_MEMORY_PER_BLOCK_OPTIN);
SAME(CU_STREAM_CAPTURE_STATUS_NONE);
SAME(CU_STREAM_CAPTURE_STATUS_ACTIVE);
SAME(CU_STREAM_CAPTURE_STATUS_INVALIDATED);
SAME(CU_STREAM_CAPTURE_MODE_THREAD_LOCAL);
SAME(CU_GET_PROC_ADDRESS_SUCCESS);
SAME(CU_GET_PROC_ADDRESS_SYMBOL_NOT_FOUND);
SAME(CU_GET_PROC_ADDRESS_VERSION_NOT_SUFFICIENT);
SAME(CU_STREAM_NON_BLOCKING);
SAME(CU_EVENT_DEFAULT);
SAME(CU_GET_PROC_ADDRESS_DEFAULT);
SAME(CU_LAUNCH_ATTRIBUTE_CLUSTER_DIMENSION);
SAME(CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION);
SAME(CU_TENSOR_MAP_DATA_TYPE_UINT8);
SAME(CU_TENSOR_MAP_DATA_TYPE_UINT16);
SAME(CU_TENSOR_MAP_DATA_TYPE_INT32);
SAME(CU_TENSOR_MAP_DATA_TYPE_INT64);
SAME(CU_TENSOR_MAP_DATA_TYPE_FLOAT16);
SAME(CU_TENSOR_MAP_DATA_TYPE_FLOAT32);
SAME(CU_TENSOR_MAP_DATA_TYPE_FLOAT64);
SAME(CU_TENSOR_MAP_DATA_TYPE_BFLOAT16);
SAME(CU_TENSOR_MAP_INTERLEAVE_NONE);
SAME(CU_TENSOR_MAP_SWIZZLE_NONE);
SAME(CU_TENSOR_MAP_SWIZZLE_32B);
SAME(CU_TENSOR_MAP_SWIZZLE_64B);
SAME(CU_TENSOR_MAP_SWIZZLE_128B);
SAME(CU_TENSOR_MAP_L2_PROMOTION_L2_256B);
SAME(CU_TENSOR_MAP_FLOAT_OOB_FILL_NONE);

#define SAME_LAYOUT(type)                                                      \
  static_assert(sizeof(ours::type) == sizeof(::type) &&                        \
                    alignof(ours::type) == alignof(::type),                    \
                #type)
SAME_LAYOUT(CUlaunchConfig);
SAME_LAYOUT(CUlaunchAttribute);
static_assert(sizeof(ours::CUtensorMap) == sizeof(::CUtensorMap));
#define SAME_OFFSET(type, field)                                               \
  static_assert(offsetof(ours::type, field) == offsetof(::type, field), #field)
SAME_OFFSET(CUlaunchConfig, gridDimX);
SAME_OFFSET(CUlaunchConfig, gridDimZ);
SAME_OFFSET(CUlaunchConfig, blockDimX);
SAME_OFFSET(CUlaunchConfig, blockDimZ);
SAME_OFFSET(CUlaunchConfig, sharedMemBytes);
SAME_OFFSET(CUlaunchConfig, hStream);
SAME_OFFSET(CUlaunchConfig, attrs);
SAME_OFFSET(CUlaunchConfig, numAttrs);
SAME_OFFSET(CUlaunchAttribute, id);
SAME_OFFSET(CUlaunchAttribute, value.clusterDim.x);
SAME_OFFSET(CUlaunchAttribute, value.clusterDim.z);
SAME_OFFSET(CUlaunchAttribute, value.programmaticStreamSerializationAllowed);

// Prototypes: as many parameters, each of the same size and kind. The types
// themselves differ, as both headers declare their own.
template <typename A, typename B> constexpr bool alike() {
  return sizeof(A) == sizeof(B) &&
         std::is_pointer_v<A> == std::is_pointer_v<B> &&
         std::is_floating_point_v<A> == std::is_floating_point_v<B>;
}
template <typename A, typename B> struct Alike : std::false_type {};
template <typename... A, typename... B>
struct Alike<ours::CUresult (*)(A...), ::CUresult (*)(B...)> {
  static constexpr bool same() {
    if constexpr (sizeof...(A) == sizeof...(B))
      return (alike<A, B>() && ...);
    return false;
  }
  static constexpr bool value = same();
};

namespace sparse_attn::cuda {
#define SPARSE_ATTN_DRIVER_SYMBOL(name, version, parameters)                   \
  static_assert(Alike<CUresult(*) parameters, PFN_##name##_v##version>::value, \
                #name);
#include "lib/Runtime/CUDA/DriverSymbols.def"
} // namespace sparse_attn::cuda
