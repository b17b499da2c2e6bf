// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.http;

import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** URLs as people write them, as servers want them, and as logs may show them. */
public final class Urls {
  private static final Pattern PARTS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#\\\\]*)([^?#]*)(\\?[^#]*)?(#.*)?");
  private static final Pattern SECRET =
      Pattern.compile(
          "([?&;](?:[^=&;]*(?:token|sig|key|secret|passw|auth|credential)[^=&;]*|X-Amz-[^=&;]*)=)[^&;#]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern USER = Pattern.compile("(?<=://)[^/?#@]*@");
  private static final String ALLOWED =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~:/?@!$&'()*+,;=%";
  private static final BitSet PLAIN = bits(ALLOWED);
  private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9.])?");

  /** What names of hosts are mostly like: nothing is to be done with them. */
  private static final Pattern PLAIN_HOST =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*");

  private static final Pattern PORT = Pattern.compile(":\\d{1,5}");

  /** In a link, browsers leave them out. */
  private static final Pattern LINE_BREAKS = Pattern.compile("[\\t\\r\\n]");

  /** Dots that lead out of the root lead to the root. */
  private static final Pattern ABOVE_ROOT =
      Pattern.compile("(?<=://[^/]{1,300})(/\\.\\.)+(/|(?=[?#])|$)");

  private static final Set<String> SCHEMES = Set.of("http", "https");

  private Urls() {}

  private static BitSet bits(String characters) {
    BitSet bits = new BitSet();
    characters.chars().forEach(bits::set);
    return bits;
  }

  /**
   * Reads a URL. Spaces, brackets and letters beyond ASCII are encoded, names of hosts too; what
   * follows a {@code #} is dropped, since servers never see it.
   *
   * @throws HttpException {@code BAD_URL} if there is no such thing to ask
   */
  public static URI parse(String text) throws HttpException {
    Matcher parts = PARTS.matcher(text.strip());
    if (!parts.matches()) {
      throw bad(text, "it must begin with http:// or https://");
    }
    String scheme = parts.group(1).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw bad(text, "\"" + scheme + "\" is neither http nor https");
    }
    String path = parts.group(3).isEmpty() ? "/" : parts.group(3);
    return uri(
        text, scheme + "://" + authority(text, parts.group(2)) + encoded(path, parts.group(4)));
  }

  private static String encoded(String path, @Nullable String query) {
    return encode(path) + (query == null ? "" : encode(query));
  }

  private static URI uri(String text, String encoded) throws HttpException {
    try {
      return new URI(encoded);
    } catch (URISyntaxException wrong) {
      throw bad(text, wrong.getReason());
    }
  }

  private static String authority(String text, String authority) throws HttpException {
    if (authority.contains("@")) {
      throw bad(
          text,
          "a user in it would be in every log. Give user name and password as a <server> of"
              + " settings.xml whose <id> is the name of the host");
    }
    if (authority.startsWith("[")) {
      return authority;
    }
    int colon = authority.lastIndexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    String port = colon < 0 ? "" : authority.substring(colon);
    return host(text, host) + (port.equals(":") ? "" : port(text, port));
  }

  private static String port(String text, String port) throws HttpException {
    if (port.isEmpty()
        || (PORT.matcher(port).matches() && Integer.parseInt(port.substring(1)) < 65_536)) {
      return port;
    }
    throw bad(text, "\"" + port.substring(1) + "\" is no port");
  }

  private static String host(String text, String host) throws HttpException {
    if (PLAIN_HOST.matcher(host).matches()) {
      return host; // else a new JVM would load all of Unicode to find that out
    }
    try {
      String ascii = IDN.toASCII(host, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      if (HOST.matcher(ascii).matches()) {
        return ascii;
      }
    } catch (IllegalArgumentException noName) {
      // said below
    }
    throw bad(text, "\"" + host + "\" cannot be the name of a host");
  }

  /** Encodes what may not be in a URL; what is encoded stays so. */
  private static String encode(String text) {
    return isPlain(text) ? text : encodeEach(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%' || !PLAIN.get(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String encodeEach(String text) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c < 0x80 && PLAIN.get(c)) {
        encoded.append(c);
      } else {
        encoded.append('%').append(String.format("%02X", (int) c));
      }
    }
    return STRAY_PERCENT.matcher(encoded).replaceAll("%25");
  }

  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /**
   * Where a link or a redirect leads.
   *
   * @param link absolute, or relative to {@code base}
   * @throws HttpException {@code BAD_URL} if nowhere
   */
  public static URI resolve(URI base, String link) throws HttpException {
    String text = absolute(base, LINE_BREAKS.matcher(link.strip()).replaceAll(""));
    return parse(text.contains("/..") ? ABOVE_ROOT.matcher(text).replaceFirst("/") : text);
  }

  private static String absolute(URI base, String link) throws HttpException {
    if (link.matches("[A-Za-z][A-Za-z0-9+.-]*:.*")) {
      return link;
    }
    if (link.startsWith("//")) {
      return base.getScheme() + ":" + link;
    }
    int fragment = link.indexOf('#');
    String relative = encode(fragment < 0 ? link : link.substring(0, fragment));
    return relative.isEmpty() || relative.startsWith("?")
        ? onSamePage(base, relative)
        : base.resolve(uri(link, relative)).toString();
  }

  /** {@link URI#resolve} would go to the directory, as an older standard has it. */
  private static String onSamePage(URI base, String query) {
    return query.isEmpty() ? base.toString() : base.toString().replaceFirst("[?#].*", "") + query;
  }

  /** Decodes {@code %xx} once; what is no UTF-8 becomes a replacement character. */
  public static String decode(String text) {
    return text.indexOf('%') < 0 ? text : decodeEach(text);
  }

  private static String decodeEach(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] raw = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < raw.length; i++) {
      int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
      int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
      bytes.write(low < 0 ? raw[i] : high << 4 | low);
      i += low < 0 ? 0 : 2;
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** For people: without what looks like a password, a key or a signature, and not too long. */
  public static String shown(URI uri) {
    return shown(uri.toString());
  }

  /** Whether there is something in it that is not to be shown. */
  public static boolean hasSecret(String text) {
    return SECRET.matcher(text).find() || USER.matcher(text).find();
  }

  /** As {@link #shown(URI)}, of what may be no URL. */
  public static String shown(String text) {
    String masked = mayHaveSecrets(text) ? masked(text) : text;
    return masked.length() <= 300 ? masked : masked.substring(0, 300) + "...";
  }

  /** Most have none, and are not looked through. */
  private static boolean mayHaveSecrets(String text) {
    return text.indexOf('@') >= 0 || text.indexOf('=') >= 0;
  }

  private static String masked(String text) {
    return SECRET.matcher(USER.matcher(text).replaceAll("***@")).replaceAll("$1***");
  }

  /** Tells one URL, or list of them, from others without showing what is secret: 64 digits. */
  public static String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Tells one content from another: 64 digits. */
  public static String hash(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }

  /** How one host is told from another: with its port, if that is not the usual one. */
  public static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }

  private static HttpException bad(String text, String why) {
    return new HttpException("BAD_URL", "\"%s\" is no URL to ask: %s.".formatted(shown(text), why));
  }
}
