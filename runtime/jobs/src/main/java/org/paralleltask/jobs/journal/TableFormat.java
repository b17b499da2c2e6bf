// SPDX-License-Identifier: Apache-2.0
package org.paralleltask.jobs.journal;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Tables as they stand in a journal. */
final class TableFormat {
  private TableFormat() {}

  static JsonObject json(Table table) {
    JsonObject json = new JsonObject();
    json.addProperty("name", table.name());
    json.addProperty("title", table.title());
    json.addProperty("total", table.total());
    JsonArray columns = new JsonArray();
    for (Table.Column column : table.columns()) {
      columns.add(array(List.of(column.name(), column.title(), column.unit().name())));
    }
    json.add("columns", columns);
    JsonArray rows = new JsonArray();
    table.rows().forEach(row -> rows.add(array(row)));
    json.add("rows", rows);
    return json;
  }

  private static JsonArray array(List<?> cells) {
    JsonArray array = new JsonArray();
    for (Object cell : cells) {
      if (cell instanceof Number number) {
        array.add(number);
      } else {
        array.add(String.valueOf(cell));
      }
    }
    return array;
  }

  static Table table(JsonObject json) {
    List<Table.Column> columns = new ArrayList<>();
    for (JsonElement each : json.getAsJsonArray("columns")) {
      JsonArray column = each.getAsJsonArray();
      Table.Unit unit = Table.Unit.valueOf(column.get(2).getAsString());
      columns.add(new Table.Column(column.get(0).getAsString(), column.get(1).getAsString(), unit));
    }
    List<List<Object>> rows = new ArrayList<>();
    json.getAsJsonArray("rows").forEach(row -> rows.add(row(columns, row.getAsJsonArray())));
    return new Table(
        json.get("name").getAsString(),
        json.get("title").getAsString(),
        columns,
        rows,
        json.get("total").getAsLong());
  }

  private static List<Object> row(List<Table.Column> columns, JsonArray cells) {
    List<Object> row = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      boolean text = columns.get(i).unit() == Table.Unit.TEXT;
      row.add(text ? cells.get(i).getAsString() : (Object) cells.get(i).getAsLong());
    }
    return row;
  }
}
