// SPDX-License-Identifier: Apache-2.0
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Notes what it is told, in a file of its own for each link. */
class Owner {
  public static void main(String[] arguments) throws IOException {
    Path directory = Files.createDirectories(Path.of("target/told"));
    String name = arguments[0].replaceAll("\\W+", "_") + ".txt";
    Files.writeString(directory.resolve(name), String.join("\n", arguments));
  }
}
