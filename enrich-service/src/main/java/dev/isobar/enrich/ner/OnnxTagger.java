package dev.isobar.enrich.ner;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;

/**
 * Runs a tagging model in ONNX Runtime. Each call uses one thread; concurrent calls are allowed.
 */
final class OnnxTagger implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final int padding;

  OnnxTagger(byte[] model, int padding) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
      this.session = environment.createSession(model, options);
    }
    this.padding = padding;
  }

  /**
   * Returns the scores by window, piece and tag; rows after a window's own pieces have no meaning.
   */
  float[][][] scores(List<ModelInput> windows) throws OrtException {
    int length = windows.stream().mapToInt(window -> window.ids().length).max().orElseThrow();
    int size = windows.size() * length;
    LongBuffer ids = LongBuffer.allocate(size);
    LongBuffer mask = LongBuffer.allocate(size);
    LongBuffer shapes = LongBuffer.allocate(size);
    for (ModelInput window : windows) {
      for (int at = 0; at < length; at++) {
        boolean inside = at < window.ids().length;
        ids.put(inside ? window.ids()[at] : padding);
        mask.put(inside ? 1 : 0);
        shapes.put(inside ? window.shapes()[at] : WordShape.NONE);
      }
    }
    long[] shape = {windows.size(), length};
    try (OnnxTensor first = tensor(ids, shape);
        OnnxTensor second = tensor(mask, shape);
        OnnxTensor third = tensor(shapes, shape);
        OrtSession.Result result =
            session.run(Map.of("ids", first, "mask", second, "shapes", third))) {
      return (float[][][]) result.get(0).getValue();
    }
  }

  private OnnxTensor tensor(LongBuffer values, long[] shape) throws OrtException {
    return OnnxTensor.createTensor(environment, values.flip(), shape);
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
