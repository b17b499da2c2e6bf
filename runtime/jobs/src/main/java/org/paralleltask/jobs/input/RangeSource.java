// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.input;

import java.math.BigInteger;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.paralleltask.jobs.spec.ConfigurationException;

/** Whole numbers from one to another, both included, up or down: {@code 1..1000}, {@code 5..1}. */
final class RangeSource implements Source {
  private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,40})\\.\\.(-?\\d{1,40})");

  private final long first;
  private final long size;
  private final boolean up;
  private final Converter converter;

  private RangeSource(long first, long last, Converter converter) {
    this.first = first;
    this.up = first <= last;
    this.size = Math.addExact(up ? last - first : first - last, 1);
    this.converter = converter;
  }

  /** The range; empty if the text is not written as one. */
  static Optional<Source> parse(String text, Converter converter) throws ConfigurationException {
    Matcher bounds = WRITTEN.matcher(text.strip());
    if (!bounds.matches()) {
      return Optional.empty();
    }
    return Optional.of(new RangeSource(bound(bounds.group(1)), bound(bounds.group(2)), converter));
  }

  private static long bound(String text) throws ConfigurationException {
    BigInteger bound = new BigInteger(text);
    if (bound.bitLength() > 62) {
      throw new ConfigurationException(
          "\"items\" is a range with the bound %s; bounds lie between -2^62 and 2^62."
              .formatted(text));
    }
    return bound.longValueExact();
  }

  @Override
  public String name() {
    return "items " + first + ".." + (up ? first + size - 1 : first - size + 1);
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(size);
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public boolean isDistinct() {
    return true;
  }

  @Override
  public Items open() {
    return new Numbers();
  }

  private final class Numbers implements Items {
    private long step;

    @Override
    public boolean hasNext() {
      return step < size;
    }

    @Override
    public Candidate next() {
      if (step >= size) {
        throw new NoSuchElementException();
      }
      long number = up ? first + step : first - step;
      step++;
      return Candidate.of("", Long.toString(number), converter);
    }

    @Override
    public void close() {}
  }
}
