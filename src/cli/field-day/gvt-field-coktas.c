/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A second visit, of the centre's: from household to household with a worklist. */
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-file.h"
#include "gvt-text.h"

#define COKTAS_NAME    "Coktas Kenanga"
#define COKTAS_RT      "001"
#define COKTAS_PURPOSE "coktas"

/* Begun yesterday: the visit of today stays that of the class. */
static char *
write_visits (GvtFieldDay *day, GError **error)
{
  g_autofree char *path = g_build_filename (day->folder, "visits.csv", NULL);
  g_autofree char *date = gvt_date_from_days (gvt_date_days (day->today) - 1);
  g_autofree char *text = g_strdup_printf (
      "nama;kode wilayah;tanggal;perkiraan peserta;laptop\n" COKTAS_NAME ";" GVT_FIELD_VILLAGE
      ";%s;40;%s\n",
      date, day->device);
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return gvt_file_write (path, bytes, error) ? g_steal_pointer (&path) : NULL;
}

static char *
find_visit (GvtFieldDay *day, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_centre_json (day, error, "visits", "list", NULL);
  JsonArray *visits = node != NULL ? json_node_get_array (node) : NULL;

  for (guint i = 0; visits != NULL && i < json_array_get_length (visits); i++)
    {
      JsonObject *visit = json_array_get_object_element (visits, i);

      if (g_str_equal (json_object_get_string_member (visit, "name"), COKTAS_NAME))
        return g_strdup (json_object_get_string_member (visit, "id"));
    }
  if (visits != NULL)
    gvt_field_fail (error, "the centre does not list the visit that it planned");
  return NULL;
}

static gboolean
assign (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *path = write_visits (day, error);
  g_autofree char *imported = path != NULL
                                  ? gvt_field_centre (day, error, "visits", "import", path, NULL)
                                  : NULL;
  g_autofree char *visit = imported != NULL ? find_visit (day, error) : NULL;
  g_autoptr (JsonNode) node = NULL;

  if (visit == NULL)
    return FALSE;
  node = gvt_field_centre_json (day, error, "worklist", "assign", "--visit", visit, "--village",
                                GVT_FIELD_VILLAGE, "--rt", COKTAS_RT, "--election",
                                GVT_FIELD_ELECTION, "--title", "RT " COKTAS_RT, NULL);
  if (node == NULL)
    return FALSE;
  day->n_rows = json_object_get_int_member (json_node_get_object (node), "rows");
  *count = (guint64) day->n_rows;
  return gvt_field_expect (
      "laptops", json_object_get_int_member (json_node_get_object (node), "laptops"), 1, error);
}

/* The visit and its worklist. */
static gboolean
fetch (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_OFFICER, NULL, error, "sync",
                                                     NULL);

  if (node == NULL)
    return FALSE;
  *count = (guint64) json_object_get_int_member (json_node_get_object (node), "messages");
  return gvt_field_expect ("messages", (gint64) *count, 2, error);
}

/* Returns: (transfer full) (nullable): the worklist with who stands there */
static JsonNode *
open_worklist (GvtFieldDay *day, GError **error)
{
  g_autoptr (JsonNode) listed = gvt_field_laptop_json (day, GVT_FIELD_OFFICER, NULL, error,
                                                       "worklist", "list", NULL);
  JsonArray *all = listed != NULL ? json_node_get_array (listed) : NULL;

  if (all == NULL || !gvt_field_expect ("worklists", json_array_get_length (all), 1, error))
    return NULL;
  return gvt_field_laptop_json (
      day, GVT_FIELD_OFFICER, NULL, error, "worklist", "show",
      json_object_get_string_member (json_array_get_object_element (all, 0), "code"), "--purpose",
      COKTAS_PURPOSE, NULL);
}

static gboolean
mark_row (GvtFieldDay *day, JsonArray *rows, guint i, const char *outcome, GError **error)
{
  const char *code = json_object_get_string_member (json_array_get_object_element (rows, i),
                                                    "code");
  g_autoptr (JsonNode) node = gvt_field_laptop_json (
      day, GVT_FIELD_OFFICER, NULL, error, "worklist", "mark", code, "--outcome", outcome, NULL);

  return node != NULL;
}

/* The first fits, of the second nobody was at home. */
static gboolean
mark (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) opened = open_worklist (day, error);
  g_autoptr (JsonNode) after = NULL;
  JsonObject *progress;
  JsonArray *rows;

  if (opened == NULL)
    return FALSE;
  rows = json_object_get_array_member (json_node_get_object (opened), "rows");
  if (!gvt_field_expect ("rows", json_array_get_length (rows), day->n_rows, error)
      || !mark_row (day, rows, 0, "fits", error) || !mark_row (day, rows, 1, "not_met", error))
    return FALSE;
  after = open_worklist (day, error);
  if (after == NULL)
    return FALSE;
  progress = json_object_get_object_member (json_node_get_object (after), "progress");
  *count = 2;
  return gvt_field_expect ("who fits", json_object_get_int_member (progress, "fits"), 1, error)
         && gvt_field_expect ("not met", json_object_get_int_member (progress, "not_met"), 1,
                              error);
}

const GvtFieldStep gvt_field_coktas_steps[] = {
  { "assign", N_ ("voters of one RT assigned to the laptop"), assign },
  { "worklist", N_ ("visit and worklist fetched"), fetch },
  { "mark", N_ ("people of the worklist marked"), mark },
  { NULL, NULL, NULL },
};
