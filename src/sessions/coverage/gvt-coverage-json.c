/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-json.h"

#include "gvt-code-list.h"
#include "gvt-segment.h"
#include "gvt-small-cells.h"

static const char *const dimensions[] = { "sex", "age", "disability", "segment" };

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
  else
    json_object_set_null_member (object, name);
}

static void
set_count (JsonObject *object, const char *name, const GvtCoverageCount *count)
{
  if (count->is_hidden)
    json_object_set_null_member (object, name);
  else
    json_object_set_int_member (object, name, count->people);
}

static JsonObject *
groups_to_json (const GvtCoverageRow *row)
{
  JsonObject *groups = json_object_new ();

  for (GvtCoverageDimension d = GVT_COVERAGE_SEX; d < GVT_COVERAGE_N_DIMENSIONS; d++)
    {
      JsonObject *object = json_object_new ();

      for (guint c = 0; c < GVT_COVERAGE_N_COLUMNS; c++)
        if (gvt_coverage_column_dimension (c) == d)
          set_count (object, gvt_coverage_column_code (c), &row->groups[c]);
      json_object_set_object_member (groups, dimensions[d], object);
    }
  return groups;
}

static JsonObject *
row_to_json (const GvtCoverageRow *row, const char *name, gboolean with_groups)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "code", row->code);
  set_text (object, "name", name);
  json_object_set_string_member (object, "state",
                                 gvt_coverage_state_code (gvt_coverage_row_state (row)));
  json_object_set_int_member (object, "visits", row->n_visits);
  json_object_set_int_member (object, "held", row->n_held);
  json_object_set_int_member (object, "to_come", row->n_to_come);
  json_object_set_int_member (object, "named", row->n_named);
  json_object_set_int_member (object, "classes", row->n_classes);
  json_object_set_int_member (object, "expected", row->expected);
  set_count (object, "people", &row->people);
  if (with_groups)
    json_object_set_object_member (object, "groups", groups_to_json (row));
  return object;
}

/* Which parts of those who came are smaller than of the voters, where a list says what part that
 * is. */
static JsonArray *
references_to_json (const GvtCoverageRow *total)
{
  JsonArray *array = json_array_new ();

  for (guint c = 0; c < GVT_COVERAGE_N_COLUMNS; c++)
    {
      const GvtCoverageReference *reference = gvt_coverage_reference (c);
      gint share = gvt_coverage_share (total, c);
      JsonObject *object;

      if (reference == NULL)
        continue;
      object = json_object_new ();
      json_object_set_string_member (object, "dimension",
                                     dimensions[gvt_coverage_column_dimension (c)]);
      json_object_set_string_member (object, "code", gvt_coverage_column_code (c));
      json_object_set_int_member (object, "voters_hundredths", reference->share);
      if (share >= 0)
        json_object_set_int_member (object, "reached_hundredths", share);
      else
        json_object_set_null_member (object, "reached_hundredths");
      json_object_set_boolean_member (object, "is_below", gvt_coverage_is_below (total, c));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* Of @rows those that nobody was reached of; where @all, also those that no plan names. */
static JsonArray *
not_reached (GPtrArray *rows, gboolean all)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < rows->len; i++)
    {
      const GvtCoverageRow *row = rows->pdata[i];
      GvtCoverageState state = gvt_coverage_row_state (row);

      if (*row->code != '\0'
          && (state == GVT_COVERAGE_NOT_REACHED || (all && state != GVT_COVERAGE_REACHED)))
        json_array_add_string_element (array, row->code);
    }
  return array;
}

JsonObject *
gvt_coverage_to_json (const GvtCoverage *self, GvtRegionList *regions)
{
  JsonObject *object = json_object_new ();
  JsonArray *villages = json_array_new ();
  JsonArray *segments = json_array_new ();
  JsonObject *kinds = json_object_new ();

  for (guint i = 0; i < self->villages->len; i++)
    {
      const GvtCoverageRow *row = self->villages->pdata[i];
      GvtRegion *region = regions != NULL ? gvt_region_list_find (regions, row->code) : NULL;

      json_array_add_object_element (
          villages, row_to_json (row, region != NULL ? gvt_region_get_name (region) : NULL, TRUE));
    }
  for (guint i = 0; i < self->segments->len; i++)
    {
      const GvtCoverageRow *row = self->segments->pdata[i];

      json_array_add_object_element (segments,
                                     row_to_json (row, gvt_segment_words (row->code), FALSE));
    }
  for (guint i = 0; i < GVT_COVERAGE_N_KINDS; i++)
    set_count (kinds, gvt_disability_codes[i + 1].code, &self->kinds[i]);

  json_object_set_string_member (object, "scope", self->is_one_laptop ? "laptop" : "centre");
  json_object_set_int_member (object, "threshold", GVT_SMALL_CELL);
  set_text (object, "today", self->today);
  set_text (object, "from", self->from);
  set_text (object, "to", self->to);
  set_text (object, "area", self->area);
  json_object_set_object_member (object, "total", row_to_json (self->total, NULL, TRUE));
  json_object_set_object_member (object, "kinds", kinds);
  json_object_set_array_member (object, "shares", references_to_json (self->total));
  json_object_set_array_member (object, "villages", villages);
  json_object_set_array_member (object, "not_reached", not_reached (self->villages, FALSE));
  json_object_set_array_member (object, "segments", segments);
  json_object_set_array_member (object, "segments_not_reached", not_reached (self->segments, TRUE));
  return object;
}
