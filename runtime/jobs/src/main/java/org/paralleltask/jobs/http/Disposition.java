// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.NameValuePair;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;

/** The name of a file in a header {@code Content-Disposition}, as RFC 6266 has it. */
final class Disposition {
  /** Those that RFC 5987 asks for. */
  private static final Map<String, Charset> CHARSETS =
      Map.of("utf-8", StandardCharsets.UTF_8, "iso-8859-1", StandardCharsets.ISO_8859_1);

  private static final Pattern EXTENDED = Pattern.compile("([^']+)'[^']*'(.*)");

  private Disposition() {}

  /**
   * The name as the server says it, which may be a path of any system; empty if it says none.
   *
   * @param header with a character for each byte, as it has come
   */
  static Optional<String> fileName(String header) {
    HeaderElement element =
        BasicHeaderValueParser.INSTANCE.parseHeaderElement(
            header, new ParserCursor(0, header.length()));
    return parameter(element, "filename*")
        .flatMap(Disposition::extended)
        .or(() -> parameter(element, "filename").map(Disposition::decoded))
        .filter(name -> !name.isBlank());
  }

  private static Optional<String> parameter(HeaderElement element, String name) {
    NameValuePair found = element.getParameterByName(name);
    return Optional.ofNullable(found).map(NameValuePair::getValue);
  }

  /** {@code UTF-8''na%C3%AFve.txt}; what is not so counts as if it was not there. */
  private static Optional<String> extended(String value) {
    Matcher parts = EXTENDED.matcher(value);
    if (!parts.matches()) {
      return Optional.empty();
    }
    Charset charset = CHARSETS.get(parts.group(1).toLowerCase(Locale.ROOT));
    return charset == null ? Optional.empty() : decoded(bytes(parts.group(2)), charset);
  }

  private static byte[] bytes(String encoded) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      boolean escape = c == '%' && i + 2 < encoded.length();
      int high = escape ? Character.digit(encoded.charAt(i + 1), 16) : -1;
      int low = escape ? Character.digit(encoded.charAt(i + 2), 16) : -1;
      boolean whole = high >= 0 && low >= 0;
      bytes.write(whole ? high << 4 | low : c);
      i += whole ? 2 : 0;
    }
    return bytes.toByteArray();
  }

  /** Bytes beyond ASCII are UTF-8 if they can be, as browsers take them, else ISO 8859-1. */
  private static String decoded(String raw) {
    byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
    return decoded(bytes, StandardCharsets.UTF_8).orElse(raw);
  }

  private static Optional<String> decoded(byte[] bytes, Charset charset) {
    try {
      return Optional.of(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException other) {
      return Optional.empty();
    }
  }
}
