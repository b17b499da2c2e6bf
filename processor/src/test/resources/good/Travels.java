// SPDX-License-Identifier: Apache-2.0
package com.acme;

import java.io.InputStream;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.paralleltask.ParallelTask;
import org.paralleltask.Pool;

public class Travels {
  public enum Colour {
    RED,
    GREEN
  }

  public record Point(int x, double y, Colour colour, String label) {}

  record Node(String name, byte weight, List<Node> children, Node next) {}

  public record Pair<A, B>(A first, B second) {}

  record Nothing() {}

  sealed interface Shape permits Circle, Square, Group, Colours {}

  record Circle(Point centre, float radius) implements Shape {}

  record Square(Point corner, long[] sides) implements Shape {}

  record Group(Map<String, Shape> shapes) implements Shape {}

  enum Colours implements Shape {
    WARM,
    COLD
  }

  sealed interface Result<T> permits Ok, Failed {}

  record Ok<V>(V value) implements Result<V> {}

  record Failed<T>(String reason) implements Result<T> {}

  public static class Settings implements Serializable {
    private static final long serialVersionUID = 1;
    private final ArrayList<Limits> limits = new ArrayList<>();
    private final transient InputStream input = null;
  }

  static class Limits implements Serializable {
    private static final long serialVersionUID = 1;
    private Duration timeout;
    private Colour colour;

    static Limits of(Duration timeout) {
      Limits limits = new Limits();
      limits.timeout = timeout;
      limits.colour = Colour.GREEN;
      return limits;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Limits that && that.timeout.equals(timeout) && that.colour == colour;
    }

    @Override
    public int hashCode() {
      return timeout.hashCode();
    }
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Long value(Path file) {
    return 0L;
  }

  @ParallelTask(pool = Pool.PROCESS, workers = 2, reduce = "concat")
  public static Point record(Point point) {
    return point;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Node recursive(Node node) {
    return node;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Pair<Colour, int[]> generic(Pair<String, Pair<Integer, Point>> pair) {
    return null;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Shape sealed(Shape shape) {
    return shape;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Result<Locale> sealedGeneric(Result<? extends String[][]> result) {
    return null;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Settings serializable(Settings settings) {
    return settings;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static ArrayList<Limits> serializableGeneric(ArrayList<? extends Limits> limits) {
    return null;
  }

  @ParallelTask(pool = Pool.PROCESS)
  static Map<Set<Colour>, Optional<Nothing>> collections(List<? extends Point[]> points) {
    return Map.of();
  }

  @ParallelTask(pool = Pool.PROCESS)
  void several(int number, List<String>[] lists, Object anything, List<?> unknown) {}

  @ParallelTask
  static int stays(InputStream input) {
    return 0;
  }
}
