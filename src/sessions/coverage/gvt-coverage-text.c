/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-coverage-text.h"

#include <glib/gi18n-lib.h>

#include "gvt-segment.h"
#include "gvt-table.h"
#include "gvt-text.h"

/* Returns: (transfer full): of a village or of a segment: the codes of villages begin with a digit
 */
static char *
name_row (const GvtCoverageRow *row, GvtRegionList *regions)
{
  return g_ascii_isdigit (*row->code) ? gvt_coverage_village_words (regions, row->code)
                                      : g_strdup (gvt_segment_words (row->code));
}

char *
gvt_coverage_list_rows (GPtrArray *rows, GvtCoverageState state, GvtRegionList *regions)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const GvtCoverageRow *row = rows->pdata[i];
      g_autofree char *name = name_row (row, regions);

      if (*row->code != '\0' && gvt_coverage_row_state (row) == state)
        g_string_append_printf (all, "%s%s", all->len > 0 ? ", " : "", name);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

static void
add_list (GString *text, const char *label, const char *list)
{
  g_string_append_printf (text, "%s %s\n", label, *list != '\0' ? list : _ ("none"));
}

static void
add_not_reached (GString *text, const GvtCoverage *self, GvtRegionList *regions)
{
  g_autofree char *villages = gvt_coverage_list_rows (self->villages, GVT_COVERAGE_NOT_REACHED,
                                                      regions);
  g_autofree char *planned = gvt_coverage_list_rows (self->segments, GVT_COVERAGE_NOT_REACHED,
                                                     NULL);
  g_autofree char *others = gvt_coverage_list_rows (self->segments, GVT_COVERAGE_NOT_PLANNED, NULL);

  add_list (text, _ ("Villages planned and not reached:"), villages);
  add_list (text, _ ("Segments planned and not reached:"), planned);
  add_list (text, _ ("Segments that no visit was planned for:"), others);
}

static void
add_row (GvtTable *table, const GvtCoverageRow *row, const char *name)
{
  g_autofree char *n_visits = gvt_text_number (row->n_visits);
  g_autofree char *n_held = gvt_text_number (row->n_held);
  g_autofree char *n_classes = gvt_text_number (row->n_classes);
  g_autofree char *expected = gvt_text_number (row->expected);
  g_autofree char *people = gvt_coverage_count_words (&row->people);

  gvt_table_add (table, n_visits, n_held, n_classes, expected, people,
                 gvt_coverage_state_words (gvt_coverage_row_state (row)), name, NULL);
}

/* @total: (nullable) */
static void
add_rows (GString *text,
          GPtrArray *rows,
          const GvtCoverageRow *total,
          const char *head,
          GvtRegionList *regions)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("PLANNED"), _ ("HELD"), _ ("CLASSES"),
                                              _ ("EXPECTED"), _ ("REACHED"), _ ("STATE"), head,
                                              NULL);
  g_autofree char *lines = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      g_autofree char *name = name_row (rows->pdata[i], regions);

      add_row (table, rows->pdata[i], name);
    }
  if (total != NULL)
    add_row (table, total, _ ("all"));
  lines = gvt_table_to_text (table);
  g_string_append_printf (text, "\n%s", lines);
}

/* Returns: (transfer full): a share of those who came, or a sign that it is hidden */
static char *
describe_share (const GvtCoverageRow *total, guint column)
{
  gint share = gvt_coverage_share (total, column);

  return share >= 0 ? gvt_text_percent (share, 10000) : g_strdup ("•");
}

static void
add_groups (GString *text, const GvtCoverage *self)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("PEOPLE"), _ ("SHARE"), _ ("OF VOTERS"),
                                              _ ("STATE"), _ ("GROUP"), NULL);
  g_autofree char *lines = NULL;

  for (guint c = 0; c < GVT_COVERAGE_N_COLUMNS; c++)
    {
      const GvtCoverageReference *reference = gvt_coverage_reference (c);
      g_autofree char *people = gvt_coverage_count_words (&self->total->groups[c]);
      g_autofree char *share = describe_share (self->total, c);
      g_autofree char *voters = reference != NULL ? gvt_text_percent (reference->share, 10000)
                                                  : g_strdup ("");

      if (gvt_coverage_column_dimension (c) != GVT_COVERAGE_SEGMENT)
        gvt_table_add (table, people, share, voters,
                       gvt_coverage_is_below (self->total, c) ? _ ("below its share") : "",
                       gvt_coverage_column_words (c), NULL);
    }
  lines = gvt_table_to_text (table);
  g_string_append_printf (text, "\n%s", lines);
}

char *
gvt_coverage_to_text (const GvtCoverage *self, GvtRegionList *regions)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *rule = gvt_coverage_rule_words ();

  g_string_append_printf (text, _ ("Counted from: %s\n"), gvt_coverage_scope_words (self));
  add_not_reached (text, self, regions);
  add_rows (text, self->villages, self->total, _ ("VILLAGE"), regions);
  add_rows (text, self->segments, NULL, _ ("SEGMENT"), NULL);
  add_groups (text, self);
  g_string_append_printf (text, "\n%s\n", rule);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
