//===- Time.cpp - Device time of work -------------------------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "../Error.h"
#include "DriverLibrary.h"
#include "sparse-attn-c/Runtime.h"

using namespace sparse_attn::cuda;
using sparse_attn::runtime::clearError;
using sparse_attn::runtime::fail;

namespace {

/// Times one kind of work on a stream; frees what it made.
class Timer {
public:
  explicit Timer(const Driver &driver) : driver(driver) {}
  ~Timer();
  int32_t open();
  /// Captures the work. Without success, nothing is recorded as an error.
  bool capture(SparseAttnWork work, void *context);
  /// Runs the graph, or the work if there is none.
  int32_t run(SparseAttnWork work, void *context);
  int32_t time(SparseAttnWork work, void *context, double &microseconds);
  int32_t wait();

private:
  int32_t check(CUresult error) {
    return error == CUDA_SUCCESS ? int32_t(SPARSE_ATTN_SUCCESS)
                                 : driverError(driver, error, "time the work");
  }
  const Driver &driver;
  CUstream stream = nullptr;
  CUevent start = nullptr, end = nullptr;
  CUgraphExec graph = nullptr;
};

} // namespace

Timer::~Timer() {
  if (graph)
    driver.cuGraphExecDestroy(graph);
  if (start)
    driver.cuEventDestroy(start);
  if (end)
    driver.cuEventDestroy(end);
  if (stream)
    driver.cuStreamDestroy(stream);
}

int32_t Timer::open() {
  CUresult error = driver.cuStreamCreate(&stream, CU_STREAM_NON_BLOCKING);
  if (error == CUDA_SUCCESS)
    error = driver.cuEventCreate(&start, CU_EVENT_DEFAULT);
  if (error == CUDA_SUCCESS)
    error = driver.cuEventCreate(&end, CU_EVENT_DEFAULT);
  return check(error);
}

bool Timer::capture(SparseAttnWork work, void *context) {
  if (driver.cuStreamBeginCapture(stream, CU_STREAM_CAPTURE_MODE_THREAD_LOCAL))
    return false;
  int32_t status = work(context, stream);
  CUgraph captured = nullptr;
  CUresult error = driver.cuStreamEndCapture(stream, &captured);
  if (error == CUDA_SUCCESS && status == SPARSE_ATTN_SUCCESS && captured)
    error = driver.cuGraphInstantiateWithFlags(&graph, captured, 0);
  if (captured)
    driver.cuGraphDestroy(captured);
  if (error != CUDA_SUCCESS)
    graph = nullptr;
  clearError();
  return graph != nullptr;
}

int32_t Timer::run(SparseAttnWork work, void *context) {
  return graph ? check(driver.cuGraphLaunch(graph, stream))
               : work(context, stream);
}

int32_t Timer::time(SparseAttnWork work, void *context, double &microseconds) {
  if (int32_t status = check(driver.cuEventRecord(start, stream)))
    return status;
  if (int32_t status = run(work, context))
    return status;
  float milliseconds = 0;
  CUresult error = driver.cuEventRecord(end, stream);
  if (error == CUDA_SUCCESS)
    error = driver.cuStreamSynchronize(stream);
  if (error == CUDA_SUCCESS)
    error = driver.cuEventElapsedTime(&milliseconds, start, end);
  microseconds = 1e3 * static_cast<double>(milliseconds);
  return check(error);
}

int32_t Timer::wait() { return check(driver.cuStreamSynchronize(stream)); }

int32_t sparse_attn_device_time(SparseAttnWork work, void *context,
                                int32_t warm_up, int32_t runs,
                                double *microseconds, int32_t *graph) {
  clearError();
  int32_t status = SPARSE_ATTN_SUCCESS;
  CUdevice device = 0;
  const Driver *driver = enterDriver(nullptr, device, status);
  if (!driver)
    return status;
  Timer timer(*driver);
  status = timer.open();
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  // Before the capture: what is cold is loaded, and errors show.
  status = timer.run(work, context);
  if (status == SPARSE_ATTN_SUCCESS)
    status = timer.wait();
  if (status != SPARSE_ATTN_SUCCESS)
    return status;
  *graph = timer.capture(work, context);
  for (int32_t i = 0; i < warm_up && status == SPARSE_ATTN_SUCCESS; ++i)
    status = timer.run(work, context);
  if (status == SPARSE_ATTN_SUCCESS)
    status = timer.wait();
  for (int32_t i = 0; i < runs && status == SPARSE_ATTN_SUCCESS; ++i)
    status = timer.time(work, context, microseconds[i]);
  return status;
}
