/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Beside the class, the data desk: look a voter up, and take a proposal about him. */
#include <glib/gi18n-lib.h>

#include "gvt-field-program.h"
#include "gvt-file.h"

/* Columns of the invented list, KPU's working ones behind the village's code. */
enum
{
  COLUMN_VILLAGE = 0,
  COLUMN_NIK = 3,
  COLUMN_NAME = 4,
  COLUMN_SEX = 8,
  COLUMN_RT = 10,
  COLUMN_TPS = 16,
  N_COLUMNS
};

/* The first voter of the visited village. */
static gboolean
pick_voter (GvtFieldDay *day, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (day->list, G_MAXSIZE, error);
  g_autofree char *text = bytes != NULL
                              ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                              : NULL;
  const char *row = text != NULL ? strstr (text, "\n" GVT_FIELD_VILLAGE ";") : NULL;
  g_autofree char *line = row != NULL ? g_strndup (row + 1, strcspn (row + 1, "\r\n")) : NULL;
  g_auto (GStrv) cells = line != NULL ? g_strsplit (line, ";", -1) : NULL;

  if (cells == NULL || g_strv_length (cells) != N_COLUMNS)
    return bytes != NULL && gvt_field_fail (error, "no voter of " GVT_FIELD_VILLAGE " in the list");
  day->voter.nik = g_strdup (cells[COLUMN_NIK]);
  day->voter.name = g_strdup (cells[COLUMN_NAME]);
  day->voter.sex = g_strdup (cells[COLUMN_SEX]);
  day->voter.rt = g_strdup (cells[COLUMN_RT]);
  day->voter.tps = g_strdup (cells[COLUMN_TPS]);
  return TRUE;
}

/* A facilitator's passphrase opens no list: that is for people to change, not for him. */
static gboolean
stay_closed (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = NULL;

  if (!pick_voter (day, error))
    return FALSE;
  out = gvt_field_laptop (day, GVT_FIELD_FACILITATOR, day->voter.nik, 3, error, "voters", "lookup",
                          "-", "--purpose", GVT_FIELD_PURPOSE, NULL);
  *count = 1;
  return out != NULL && gvt_field_expect_text ("what he saw", out, "", error);
}

static gboolean
check_hit (GvtFieldDay *day, JsonObject *hit, GError **error)
{
  return gvt_field_expect_text ("name", json_object_get_string_member (hit, "name"),
                                day->voter.name, error)
         && gvt_field_expect_text ("sex", json_object_get_string_member (hit, "sex"),
                                   day->voter.sex, error)
         && gvt_field_expect_text ("village", json_object_get_string_member (hit, "village_code"),
                                   GVT_FIELD_VILLAGE, error)
         && gvt_field_expect_text ("TPS", json_object_get_string_member (hit, "tps"),
                                   day->voter.tps, error);
}

/* I11: the number is never shown whole. */
static gboolean
look_up (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *out = gvt_field_laptop (day, GVT_FIELD_OFFICER, day->voter.nik, 0, error,
                                           "voters", "lookup", "-", "--purpose", GVT_FIELD_PURPOSE,
                                           NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonArray *hits;

  if (out == NULL)
    return FALSE;
  if (strstr (out, day->voter.nik) != NULL)
    return gvt_field_fail (error, "the whole number is shown");
  node = gvt_field_parse (out, error);
  if (node == NULL)
    return FALSE;
  hits = json_object_get_array_member (json_node_get_object (node), "hits");
  *count = json_array_get_length (hits);
  return gvt_field_expect ("hits", (gint64) *count, 1, error)
         && check_hit (day, json_array_get_object_element (hits, 0), error);
}

static gboolean
search (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (
      day, GVT_FIELD_OFFICER, day->voter.name, error, "voters", "search", "-", "--village",
      GVT_FIELD_VILLAGE, "--purpose", GVT_FIELD_PURPOSE, NULL);
  JsonArray *hits;

  if (node == NULL)
    return FALSE;
  hits = json_object_get_array_member (json_node_get_object (node), "hits");
  *count = json_array_get_length (hits);
  for (guint i = 0; i < *count; i++)
    {
      if (check_hit (day, json_array_get_object_element (hits, i), NULL))
        return TRUE;
    }
  return gvt_field_fail (error, "the voter is not among the hits");
}

/* What the officer types; it goes by standard input, since every user of a machine can read the
 * arguments of a program. */
static char *
write_proposal (const GvtFieldVoter *voter)
{
  return g_strdup_printf ("nik=%s\nname=%s\nold.rt=%s\nnew.rt=%s\n", voter->nik, voter->name,
                          voter->rt, GVT_FIELD_NEW_RT);
}

static gboolean
propose (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autofree char *text = write_proposal (&day->voter);
  g_autoptr (JsonNode) node = gvt_field_laptop_json (
      day, GVT_FIELD_OFFICER, text, error, "propose", "wrong-data", "--village", GVT_FIELD_VILLAGE,
      "--reporter", "self", "--evidence", "ktp-el", "--consent", "--election", GVT_FIELD_ELECTION,
      "--list-version", "1", "--from", "-", NULL);

  if (node == NULL)
    return FALSE;
  day->receipt = g_strdup (json_object_get_string_member (json_node_get_object (node), "receipt"));
  *count = 1;
  return (day->receipt != NULL && g_str_has_prefix (day->receipt, day->device))
         || gvt_field_fail (error, "the receipt number is not of laptop %s", day->device);
}

/* I7: what was proposed is found at once, unsent, beside the voter. */
static gboolean
find_proposal (GvtFieldDay *day, guint64 *count, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_OFFICER, NULL, error,
                                                     "proposals", "list", NULL);
  JsonArray *all;

  if (node == NULL)
    return FALSE;
  all = json_node_get_array (node);
  *count = json_array_get_length (all);
  return gvt_field_expect ("proposals", (gint64) *count, 1, error)
         && gvt_field_expect_text (
             "receipt number",
             json_object_get_string_member (json_array_get_object_element (all, 0), "receipt"),
             day->receipt, error);
}

const GvtFieldStep gvt_field_roll_steps[] = {
  { "closed", N_ ("look-up refused to the facilitator"), stay_closed },
  { "look-up", N_ ("voter found by number"), look_up },
  { "search", N_ ("voters found by name"), search },
  { "propose", N_ ("correction proposed, with a receipt number"), propose },
  { "pending", N_ ("proposal found at once, unsent"), find_proposal },
  { NULL, NULL, NULL },
};
