/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A difference of two list versions in words and as JSON. */
#include <glib/gi18n-lib.h>

#include "gvt-list-diff.h"

static const struct
{
  const char *code;
  const char *words;
} kinds[GVT_N_DIFFS] = {
  [GVT_DIFF_NEW] = { "new", N_ ("New in the list") },
  [GVT_DIFF_GONE] = { "gone", N_ ("Gone from the list") },
  [GVT_DIFF_CHANGED] = { "changed", N_ ("Changed") },
};

const char *
gvt_diff_kind_code (GvtDiffKind kind)
{
  return kinds[kind].code;
}

const char *
gvt_diff_kind_words (GvtDiffKind kind)
{
  return _ (kinds[kind].words);
}

char *
gvt_diff_row_describe_fields (const GvtDiffRow *row)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    if ((row->fields >> i) & 1u)
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              gvt_voter_column_heading ((GvtVoterColumn) i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonObject *
row_to_json (const GvtDiffRow *row)
{
  JsonObject *object = json_object_new ();
  JsonArray *fields = json_array_new ();

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    if ((row->fields >> i) & 1u)
      json_array_add_string_element (fields, gvt_voter_column_heading ((GvtVoterColumn) i));
  json_object_set_string_member (object, "kind", gvt_diff_kind_code (row->kind));
  json_object_set_string_member (object, "id", row->id);
  json_object_set_string_member (object, "nik_masked", row->nik_masked);
  json_object_set_string_member (object, "sex", row->sex);
  json_object_set_string_member (object, "tps", row->tps);
  json_object_set_string_member (object, "note", row->note);
  json_object_set_array_member (object, "fields", fields);
  return object;
}

/* How many rows of each kind have which KETERANGAN. */
static JsonObject *
notes_to_json (const GvtListDiff *self)
{
  JsonObject *all = json_object_new ();

  for (guint i = 0; i < GVT_N_DIFFS; i++)
    json_object_set_object_member (all, kinds[i].code, json_object_new ());
  for (guint i = 0; i < self->rows->len; i++)
    {
      const GvtDiffRow *row = self->rows->pdata[i];
      JsonObject *notes = json_object_get_object_member (all, gvt_diff_kind_code (row->kind));

      json_object_set_int_member (
          notes, row->note, json_object_get_int_member_with_default (notes, row->note, 0) + 1);
    }
  return all;
}

JsonObject *
gvt_list_diff_to_json (const GvtListDiff *self)
{
  JsonObject *object = json_object_new ();
  JsonObject *fields = json_object_new ();
  JsonArray *rows = json_array_new ();

  json_object_set_int_member (object, "before", self->n_before);
  json_object_set_int_member (object, "after", self->n_after);
  json_object_set_int_member (object, "same", self->n_same);
  for (guint i = 0; i < GVT_N_DIFFS; i++)
    json_object_set_int_member (object, kinds[i].code, self->counts[i]);
  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    if (self->fields[i] > 0)
      json_object_set_int_member (fields, gvt_voter_column_heading ((GvtVoterColumn) i),
                                  self->fields[i]);
  for (guint i = 0; i < self->rows->len; i++)
    json_array_add_object_element (rows, row_to_json (self->rows->pdata[i]));
  json_object_set_object_member (object, "by_field", fields);
  json_object_set_object_member (object, "by_note", notes_to_json (self));
  json_object_set_array_member (object, "rows", rows);
  return object;
}
