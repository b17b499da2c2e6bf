// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.plugin.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.paralleltask.plugin.option.ConfigurationException;

@Timeout(10)
class JobChoiceTest {
  private static final TaskEntry SUM = task("com.acme.Numbers", "sum", "sum", "\"1..3\"");
  private static final TaskEntry RESIZE = task("com.acme.Images$Small", "shrink", "resize", "");
  private static final TaskEntry OTHER_SUM = task("com.acme.Other", "sum", "sum", "\"a\"");

  static TaskEntry task(String owner, String method, String job, String items) {
    return new TaskEntry(
        JsonParser.parseString(
                """
                {"id":"%s#%s","job":"%s","owner":"%s","method":"%s","items":[%s],"itemsGlob":null}"""
                    .formatted(owner, method, job, owner, method, items))
            .getAsJsonObject());
  }

  @Test
  void unnamed_takesJobsWithItemsOfTheirOwn() {
    assertEquals(List.of(SUM), new JobChoice(List.of(SUM, RESIZE)).bound());
  }

  @Test
  void stages_runAsOneJob_withTheItemsOfTheFirst() {
    TaskEntry day = task("com.acme.Time", "day", "day", "\"1..3\"");
    TaskEntry decade = stage("com.acme.Time", "decade", "day");
    TaskEntry century = stage("com.acme.Time", "century", "decade");
    TaskEntry unbound = stage("com.acme.Images$Small", "page", "shrink");
    JobChoice choice = new JobChoice(List.of(century, day, decade, RESIZE, unbound));

    assertEquals(List.of(century), choice.bound());
    assertTrue(choice.isBound(decade));
    assertFalse(choice.isBound(unbound));
    assertEquals(
        List.of("day", "decade"),
        choice.whole(century).json().getAsJsonArray("before").asList().stream()
            .map(stage -> stage.getAsJsonObject().get("method").getAsString())
            .toList());
    assertEquals(day, choice.whole(day));
  }

  private static TaskEntry stage(String owner, String method, String after) {
    TaskEntry entry = task(owner, method, method, "");
    entry.json().addProperty("after", after);
    entry.json().addProperty("itemsFrom", "groups");
    return entry;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resize",
        "Small#shrink",
        "Images.Small#shrink",
        "com.acme.Images$Small#shrink",
        "com.acme.Images.Small#shrink"
      })
  void named_byJobOrByClassAndMethod(String name) {
    assertEquals(List.of(RESIZE), new JobChoice(List.of(SUM, RESIZE)).named(List.of(name)));
  }

  @Test
  void sharedName_isRefusedWithTheNamesThatTellThemApart() {
    JobChoice choice = new JobChoice(List.of(SUM, OTHER_SUM));

    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> choice.named(List.of("sum")));

    assertEquals(
        "There are 2 jobs \"sum\". Say which one is meant: Numbers#sum or Other#sum.",
        e.getMessage());
    assertEquals(Set.of("Numbers#sum", "Other#sum"), choice.names());
  }

  @Test
  void unknownName_isToldWithTheNearestAndAll() {
    JobChoice choice = new JobChoice(List.of(SUM, RESIZE));

    assertFalse(choice.knows("resise"));
    assertEquals(
        "There is no job \"resise\". Did you mean \"resize\"? The jobs are: resize, sum.",
        JobChoice.unknown(List.of("resise"), choice.names()));
  }

  @Test
  void itemsWithoutJob_goToTheOnlyTask() {
    assertEquals(RESIZE, new JobChoice(List.of(RESIZE)).only());
    ConfigurationException e =
        assertThrows(
            ConfigurationException.class, () -> new JobChoice(List.of(SUM, RESIZE)).only());
    assertEquals(
        "Items are given, but not for which job. Pass -Dparallel.job=sum; the jobs are: resize, sum.",
        e.getMessage());
  }

  @Test
  void jobWithoutItems_isRefusedWithTheWaysToGiveSome() {
    JobChoice choice = new JobChoice(List.of(RESIZE));

    ConfigurationException e =
        assertThrows(ConfigurationException.class, () -> choice.requireItems(List.of(RESIZE)));

    assertTrue(
        e.getMessage()
            .startsWith("Job \"resize\" has no items of its own. Give them on the command line: "),
        e::getMessage);
  }
}
