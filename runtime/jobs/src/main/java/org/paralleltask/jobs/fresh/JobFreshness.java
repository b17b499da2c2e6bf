// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.fresh;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.paralleltask.jobs.journal.ItemEntry;
import org.paralleltask.jobs.spec.JobSpec;
import org.paralleltask.jobs.spec.UpToDate;

/**
 * Compares files, bytecode and options with those of earlier runs. The bytecode is read once, while
 * the run is being prepared.
 */
public final class JobFreshness implements Freshness {
  private final JobSpec spec;
  private final UpToDate mode;
  private final Unpublished unpublished;
  private final Hashing hashing = new Hashing();
  private final CompletableFuture<Found> found;

  /**
   * What was found out about the task.
   *
   * @param obstacle why there is no basis
   */
  private record Found(Optional<Basis> basis, String obstacle) {}

  /**
   * Starts to read bytecode. When the first item has ended well, what explains later changes is
   * written to the directory of the run, which has to be locked then.
   *
   * @param publishes whether output files are published that a killed run has not published any
   *     more; else nothing is changed
   */
  public JobFreshness(JobSpec spec, UpToDate mode, boolean publishes) {
    this.spec = spec;
    this.mode = mode;
    Path base = spec.base().toAbsolutePath().normalize();
    this.unpublished =
        new Unpublished(new Stamps(base, mode, System::currentTimeMillis), publishes);
    this.found = CompletableFuture.supplyAsync(this::find, hashing);
  }

  private Found find() {
    try {
      ClassPath classPath = ClassPath.of(System.getProperty("java.class.path"));
      Optional<Fingerprint> code = new TaskCode(classPath, ownJar()).of(spec.task());
      return code.isPresent()
          ? new Found(Optional.of(basis(code.get())), "")
          : obstacle("its class is in no file of the class path");
    } catch (IOException | RuntimeException unreadable) {
      return obstacle("its class files cannot be read: " + unreadable);
    }
  }

  private Found obstacle(String why) {
    String text = "The bytecode of the task %s is not known, because %s. So every item runs.";
    return new Found(Optional.empty(), text.formatted(spec.task().id(), why));
  }

  private Basis basis(Fingerprint code) {
    Fingerprint options = OptionsThatMatter.of(spec.jvmArguments(), spec.properties());
    return new Basis(code, options, KnownFingerprints.read(spec.reports()));
  }

  private static Optional<Path> ownJar() throws IOException {
    CodeSource source = JobFreshness.class.getProtectionDomain().getCodeSource();
    try {
      return source == null
          ? Optional.empty()
          : Optional.of(Path.of(source.getLocation().toURI()).toAbsolutePath().normalize());
    } catch (URISyntaxException unusual) {
      throw new IOException(unusual);
    }
  }

  @Override
  public Check check(@Nullable ItemEntry last, Object item) {
    return new ItemCheck(this::basis, mode, hashing, last, files(last, item));
  }

  private Optional<ItemFiles> files(@Nullable ItemEntry last, Object item) {
    try {
      return Optional.of(new ItemFiles(unpublished, ItemFiles.Left.of(last), item));
    } catch (IOException untold) {
      return Optional.empty();
    }
  }

  private Optional<Basis> basis() {
    return found.join().basis;
  }

  @Override
  public Optional<String> obstacle() {
    Found all = found.join();
    return all.basis.isPresent() ? Optional.empty() : Optional.of(all.obstacle);
  }

  @Override
  public void close() {
    hashing.close();
  }
}
