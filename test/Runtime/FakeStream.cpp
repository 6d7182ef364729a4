//===- FakeStream.cpp - Streams and graphs of the fake --------------------===//
//
// Part of sparse-attn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Work is done at once, in the calling thread; a captured stream collects it.
//
//===----------------------------------------------------------------------===//

#include "FakeDriver.h"
#include <cstring>

using namespace sparse_attn::cuda;
using namespace sparse_attn::cuda::fake;

// Never destroyed, so that what it holds does not count as leaked.
std::vector<CUstream> &fake::streams = *new std::vector<CUstream>;

static bool isDefault(CUstream stream) {
  return reinterpret_cast<uintptr_t>(stream) <= kLastDefaultStream;
}

std::string fake::nameOf(CUstream stream) {
  return isDefault(stream) ? "default" : "s" + std::to_string(stream->number);
}

CUresult fake::unsafe() {
  CUresult result = CUDA_SUCCESS;
  for (CUstream stream : streams)
    if (stream->capture && stream->owner == std::this_thread::get_id()) {
      stream->invalidated = true;
      result = CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
    }
  return result;
}

CUresult fake::enqueue(CUstream stream, std::function<void()> work) {
  if (!current)
    return CUDA_ERROR_INVALID_CONTEXT;
  if (isDefault(stream)) {
    for (CUstream other : streams)
      if (other->capture && other->blocking)
        return CUDA_ERROR_STREAM_CAPTURE_IMPLICIT;
    work();
  } else if (stream->context != current) {
    return CUDA_ERROR_INVALID_CONTEXT;
  } else if (stream->invalidated) {
    return CUDA_ERROR_STREAM_CAPTURE_INVALIDATED;
  } else if (stream->capture) {
    stream->capture->work.push_back(std::move(work));
  } else {
    work();
  }
  return CUDA_SUCCESS;
}

CUresult fake::cuMemcpyAsync(CUdeviceptr to, CUdeviceptr from, size_t bytes,
                             CUstream stream) {
  FAKE_ENTER(cuMemcpyAsync);
  return enqueue(stream, [=] {
    log("copy %zu stream=%s", bytes, nameOf(stream).c_str());
    std::memcpy(reinterpret_cast<void *>(to),
                reinterpret_cast<const void *>(from), bytes);
  });
}

//===----------------------------------------------------------------------===//
// Streams, graphs, events
//===----------------------------------------------------------------------===//

CUresult fake::cuStreamCreate(CUstream *stream, unsigned flags) {
  FAKE_ENTER(cuStreamCreate);
  if (!current)
    return CUDA_ERROR_INVALID_CONTEXT;
  int count = static_cast<int>(streams.size());
  *stream = new CUstream_st{current, flags == 0, count + 1};
  streams.push_back(*stream);
  return CUDA_SUCCESS;
}
CUresult fake::cuStreamDestroy(CUstream) {
  FAKE_ENTER(cuStreamDestroy);
  log("cuStreamDestroy");
  return CUDA_SUCCESS; // stays in the list: numbers are not used again
}
CUresult fake::cuStreamGetCtx(CUstream stream, CUcontext *context) {
  FAKE_ENTER(cuStreamGetCtx);
  *context = isDefault(stream) ? current : stream->context;
  return *context ? CUDA_SUCCESS : CUDA_ERROR_INVALID_CONTEXT;
}
CUresult fake::cuStreamIsCapturing(CUstream stream,
                                   CUstreamCaptureStatus *status) {
  FAKE_ENTER(cuStreamIsCapturing);
  *status = CU_STREAM_CAPTURE_STATUS_NONE;
  if (!isDefault(stream)) {
    if (stream->capture)
      *status = stream->invalidated ? CU_STREAM_CAPTURE_STATUS_INVALIDATED
                                    : CU_STREAM_CAPTURE_STATUS_ACTIVE;
    return CUDA_SUCCESS;
  }
  for (CUstream other : streams)
    if (other->capture && other->blocking)
      return CUDA_ERROR_STREAM_CAPTURE_IMPLICIT;
  return CUDA_SUCCESS;
}
CUresult fake::cuStreamSynchronize(CUstream) {
  FAKE_ENTER(cuStreamSynchronize);
  if (CUresult error = unsafe())
    return error;
  log("cuStreamSynchronize");
  return CUDA_SUCCESS;
}
CUresult fake::cuStreamBeginCapture(CUstream stream, CUstreamCaptureMode) {
  FAKE_ENTER(cuStreamBeginCapture);
  if (isDefault(stream))
    return CUDA_ERROR_STREAM_CAPTURE_UNSUPPORTED;
  stream->capture = new CUgraph_st;
  stream->invalidated = false;
  stream->owner = std::this_thread::get_id();
  return CUDA_SUCCESS;
}
CUresult fake::cuStreamEndCapture(CUstream stream, CUgraph *graph) {
  FAKE_ENTER(cuStreamEndCapture);
  *graph = stream->invalidated ? nullptr : stream->capture;
  if (stream->invalidated)
    delete stream->capture;
  stream->capture = nullptr;
  stream->invalidated = false;
  return *graph ? CUDA_SUCCESS : CUDA_ERROR_STREAM_CAPTURE_INVALIDATED;
}
CUresult fake::cuGraphInstantiateWithFlags(CUgraphExec *executable,
                                           CUgraph graph, unsigned long long) {
  FAKE_ENTER(cuGraphInstantiateWithFlags);
  *executable = new CUgraphExec_st{{graph->work}};
  log("cuGraphInstantiateWithFlags nodes=%zu", graph->work.size());
  return CUDA_SUCCESS;
}
CUresult fake::cuGraphLaunch(CUgraphExec executable, CUstream) {
  FAKE_ENTER(cuGraphLaunch);
  log("cuGraphLaunch");
  for (const auto &work : executable->work)
    work();
  return CUDA_SUCCESS;
}
CUresult fake::cuGraphExecDestroy(CUgraphExec executable) {
  FAKE_ENTER(cuGraphExecDestroy);
  delete executable;
  return CUDA_SUCCESS;
}
CUresult fake::cuGraphDestroy(CUgraph graph) {
  FAKE_ENTER(cuGraphDestroy);
  delete graph;
  return CUDA_SUCCESS;
}
CUresult fake::cuEventCreate(CUevent *event, unsigned) {
  FAKE_ENTER(cuEventCreate);
  *event = new CUevent_st;
  return CUDA_SUCCESS;
}
CUresult fake::cuEventDestroy(CUevent event) {
  FAKE_ENTER(cuEventDestroy);
  delete event;
  return CUDA_SUCCESS;
}
CUresult fake::cuEventRecord(CUevent event, CUstream) {
  FAKE_ENTER(cuEventRecord);
  static double clock = 0; // in microseconds: every record is 5 later
  event->time = clock += 5;
  return CUDA_SUCCESS;
}
CUresult fake::cuEventElapsedTime(float *milliseconds, CUevent start,
                                  CUevent end) {
  FAKE_ENTER(cuEventElapsedTime);
  *milliseconds = static_cast<float>((end->time - start->time) / 1e3);
  return CUDA_SUCCESS;
}
