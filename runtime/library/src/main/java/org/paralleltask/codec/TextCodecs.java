// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.codec;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.Charset;
import java.util.BitSet;
import java.util.Currency;
import java.util.Locale;
import java.util.UUID;

/** Of texts, names and large numbers. Each is a class of its own, loaded when it is used. */
final class TextCodecs {
  private TextCodecs() {}

  static final class Strings extends ReferenceCodec<String> {
    static final Codec<String> CODEC = new Strings();

    @Override
    void writeValue(Encoder out, String value) {
      out.writeString(value);
    }

    @Override
    String readValue(Decoder in) {
      return in.readString();
    }
  }

  static final class BigIntegers extends ValueCodec<BigInteger> {
    static final Codec<BigInteger> CODEC = new BigIntegers();

    @Override
    void writeValue(Encoder out, BigInteger value) {
      byte[] bytes = value.toByteArray();
      out.writeSize(bytes.length);
      out.writeBytes(bytes, 0, bytes.length);
    }

    @Override
    BigInteger parse(Decoder in) {
      return new BigInteger(in.readBytes(in.readSize(1)));
    }
  }

  static final class BigDecimals extends ValueCodec<BigDecimal> {
    static final Codec<BigDecimal> CODEC = new BigDecimals();

    @Override
    void writeValue(Encoder out, BigDecimal value) {
      out.writeInt(value.scale());
      byte[] bytes = value.unscaledValue().toByteArray();
      out.writeSize(bytes.length);
      out.writeBytes(bytes, 0, bytes.length);
    }

    @Override
    BigDecimal parse(Decoder in) {
      int scale = in.readInt();
      return new BigDecimal(new BigInteger(in.readBytes(in.readSize(1))), scale);
    }
  }

  static final class Files extends ValueCodec<File> {
    static final Codec<File> CODEC = new Files();

    @Override
    void writeValue(Encoder out, File value) {
      out.writeString(value.getPath());
    }

    @Override
    File parse(Decoder in) {
      return new File(in.readString());
    }
  }

  static final class Uris extends ValueCodec<URI> {
    static final Codec<URI> CODEC = new Uris();

    @Override
    void writeValue(Encoder out, URI value) {
      out.writeString(value.toString());
    }

    @Override
    URI parse(Decoder in) throws URISyntaxException {
      return new URI(in.readString());
    }
  }

  static final class Urls extends ValueCodec<URL> {
    static final Codec<URL> CODEC = new Urls();

    @Override
    void writeValue(Encoder out, URL value) {
      out.writeString(value.toExternalForm());
    }

    @Override
    URL parse(Decoder in) throws MalformedURLException {
      return new URL(in.readString());
    }
  }

  static final class Uuids extends ValueCodec<UUID> {
    static final Codec<UUID> CODEC = new Uuids();

    @Override
    void writeValue(Encoder out, UUID value) {
      out.writeLong(value.getMostSignificantBits());
      out.writeLong(value.getLeastSignificantBits());
    }

    @Override
    UUID parse(Decoder in) {
      return new UUID(in.readLong(), in.readLong());
    }
  }

  static final class Charsets extends ValueCodec<Charset> {
    static final Codec<Charset> CODEC = new Charsets();

    @Override
    void writeValue(Encoder out, Charset value) {
      out.writeString(value.name());
    }

    @Override
    Charset parse(Decoder in) {
      return Charset.forName(in.readString());
    }
  }

  static final class Currencies extends ValueCodec<Currency> {
    static final Codec<Currency> CODEC = new Currencies();

    @Override
    void writeValue(Encoder out, Currency value) {
      out.writeString(value.getCurrencyCode());
    }

    @Override
    Currency parse(Decoder in) {
      return Currency.getInstance(in.readString());
    }
  }

  static final class Locales extends ValueCodec<Locale> {
    static final Codec<Locale> CODEC = new Locales();

    @Override
    void writeValue(Encoder out, Locale value) {
      String tag = value.toLanguageTag();
      if (!Locale.forLanguageTag(tag).equals(value)) {
        throw new CodecException(
            "the locale \"" + value + "\" cannot travel to a worker process",
            ": it is no language tag of BCP 47; send its name as a String");
      }
      out.writeString(tag);
    }

    @Override
    Locale parse(Decoder in) {
      return Locale.forLanguageTag(in.readString());
    }
  }

  static final class BitSets extends ValueCodec<BitSet> {
    static final Codec<BitSet> CODEC = new BitSets();

    @Override
    void writeValue(Encoder out, BitSet value) {
      byte[] bytes = value.toByteArray();
      out.writeSize(bytes.length);
      out.writeBytes(bytes, 0, bytes.length);
    }

    @Override
    BitSet parse(Decoder in) {
      return BitSet.valueOf(in.readBytes(in.readSize(1)));
    }
  }
}
