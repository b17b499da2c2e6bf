// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.faults;

import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file on a server: knows HEAD, conditions and ranges, and can answer a range in every wrong way.
 */
public final class Resource implements Answering {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

  /** How a request for a range is answered. */
  public enum Ranges {
    /** 206, as asked. */
    RIGHT,
    /** 206, from ten bytes before what was asked. */
    EARLIER,
    /** 206, from ten bytes after what was asked. */
    LATER,
    /** 206 as asked, but says that the whole is longer than before. */
    WRONG_TOTAL,
    /** 206 without Content-Range. */
    UNSAID,
    /** 206 as asked, with another ETag. */
    OTHER_ETAG,
    /** 200 with the whole, though ranges are said to be served. */
    WHOLE,
    /** 416. */
    REFUSED,
    /** 206 in two parts of a multipart. */
    MULTIPART,
    /** 304 though nobody asked for that. */
    NOT_MODIFIED,
    /** 412. */
    PRECONDITION_FAILED,
    /** 200, and no word of ranges at all. */
    UNKNOWN
  }

  private final byte[] bytes;
  private final @Nullable String etag;
  private final @Nullable Instant modified;
  private final Ranges ranges;
  private final @Nullable String type;

  private Resource(
      byte[] bytes,
      @Nullable String etag,
      @Nullable Instant modified,
      Ranges ranges,
      @Nullable String type) {
    this.bytes = bytes;
    this.etag = etag;
    this.modified = modified;
    this.ranges = ranges;
    this.type = type;
  }

  /** A file without validators. */
  public static Resource of(byte[] bytes) {
    return new Resource(bytes, null, null, Ranges.RIGHT, null);
  }

  /** With an ETag, quotes and all: {@code "\"a\""}, {@code "W/\"a\""}. */
  public Resource etag(@Nullable String tag) {
    return new Resource(bytes, tag, modified, ranges, type);
  }

  /** With a date of its last change. */
  public Resource modified(@Nullable Instant time) {
    return new Resource(bytes, etag, time, ranges, type);
  }

  /** With this answer to ranges. */
  public Resource ranges(Ranges how) {
    return new Resource(bytes, etag, modified, how, type);
  }

  /** With this Content-Type. */
  public Resource type(String mediaType) {
    return new Resource(bytes, etag, modified, ranges, mediaType);
  }

  /** The first {@code count} bytes, then a closed connection, whatever part is asked for. */
  public Answering cutAfter(int count) {
    return (request, connection) -> whole().cutAfter(count).answer(request, connection);
  }

  @Override
  public void answer(Received request, Connection connection) throws IOException {
    Optional<Integer> from = rangeThatHolds(request);
    Reply reply =
        isUnchanged(request)
            ? described(Reply.status(304))
            : from.map(this::range).orElseGet(this::whole);
    reply.answer(request, connection);
  }

  private boolean isUnchanged(Received request) {
    Optional<String> tag = request.header("If-None-Match");
    if (tag.isPresent()) {
      return tag.get().equals(etag);
    }
    return modified != null
        && request.header("If-Modified-Since").filter(Reply.date(modified)::equals).isPresent();
  }

  private Optional<Integer> rangeThatHolds(Received request) {
    Optional<String> condition = request.header("If-Range");
    boolean holds =
        condition.isEmpty()
            || condition.get().equals(etag)
            || (modified != null && condition.get().equals(Reply.date(modified)));
    return holds ? request.header("Range").flatMap(Resource::start) : Optional.empty();
  }

  private static Optional<Integer> start(String range) {
    Matcher matcher = RANGE.matcher(range);
    return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
  }

  private Reply whole() {
    return described(Reply.ok(bytes));
  }

  private Reply described(Reply reply) {
    Reply described = ranges == Ranges.UNKNOWN ? reply : reply.header("Accept-Ranges", "bytes");
    described = etag == null ? described : described.header("ETag", etag);
    described = type == null ? described : described.header("Content-Type", type);
    return modified == null ? described : described.header("Last-Modified", Reply.date(modified));
  }

  private Reply range(int from) {
    return switch (ranges) {
      case RIGHT -> from < bytes.length ? part(from, bytes.length) : refused();
      case EARLIER -> part(Math.max(0, from - 10), bytes.length);
      case LATER -> part(Math.min(bytes.length - 1, from + 10), bytes.length);
      case WRONG_TOTAL -> part(from, bytes.length + 1);
      case UNSAID -> described(Reply.status(206)).body(tail(from));
      case OTHER_ETAG -> part(from, bytes.length).header("ETag", "\"other\"");
      case WHOLE, UNKNOWN -> whole();
      case REFUSED -> refused();
      case MULTIPART -> multipart(from);
      case NOT_MODIFIED -> described(Reply.status(304));
      case PRECONDITION_FAILED -> Reply.status(412);
    };
  }

  private Reply refused() {
    return Reply.status(416).header("Content-Range", "bytes */" + bytes.length);
  }

  private Reply part(int from, int total) {
    return described(Reply.status(206))
        .header("Content-Range", "bytes %d-%d/%d".formatted(from, bytes.length - 1, total))
        .body(tail(from));
  }

  private byte[] tail(int from) {
    return Arrays.copyOfRange(bytes, Math.min(from, bytes.length), bytes.length);
  }

  private Reply multipart(int from) {
    String head =
        "--cut\r\nContent-Range: bytes %d-%d/%d\r\n\r\n"
            .formatted(from, bytes.length - 1, bytes.length);
    byte[] tail = tail(from);
    byte[] start = head.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] all = Arrays.copyOf(start, start.length + tail.length);
    System.arraycopy(tail, 0, all, start.length, tail.length);
    return Reply.status(206).header("Content-Type", "multipart/byteranges; boundary=cut").body(all);
  }
}
