/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-pack-format.h"
#include "gvt-region.h"
#include "gvt-text.h"

#define MAX_ELECTION 32
#define MAX_NAME     200

static gboolean
is_election (const char *text)
{
  gsize length = strlen (text);

  return length > 0 && length <= MAX_ELECTION
         && strspn (text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

static gboolean
is_village (const char *code)
{
  g_autofree char *clean = gvt_region_code_clean (code, NULL);

  return clean != NULL && strcmp (clean, code) == 0
         && gvt_region_code_level (code) == GVT_REGION_VILLAGE;
}

gboolean
gvt_pack_info_check (const GvtPackInfo *info, GError **error)
{
  const char *problem = NULL;

  if (!is_village (info->village))
    problem = "village";
  else if (info->village_name[0] == '\0' || strlen (info->village_name) > MAX_NAME)
    problem = "village name";
  else if (!is_election (info->election))
    problem = "election";
  else if (info->list_version == 0 || info->list_version > G_MAXINT)
    problem = "list version";
  else if (!gvt_date_is_valid (info->as_of))
    problem = "day of the list";
  else if (info->epoch > G_MAXINT)
    problem = "epoch";
  if (problem == NULL)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "a pack cannot have this %s", problem);
  return FALSE;
}

static gboolean
get_count (JsonObject *header, const char *name, gint64 max, guint *value, GError **error)
{
  gint64 number;

  if (!gvt_json_get_int (header, name, &number, error))
    return FALSE;
  if (number < 0 || number > max)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "pack: \"%s\" is out of bounds", name);
      return FALSE;
    }
  *value = (guint) number;
  return TRUE;
}

static gboolean
read_texts (GvtPackInfo *info, JsonObject *header, GError **error)
{
  return (info->village = gvt_json_get_text (header, "village", error)) != NULL
         && (info->village_name = gvt_json_get_text (header, "village_name", error)) != NULL
         && (info->election = gvt_json_get_text (header, "election", error)) != NULL
         && (info->as_of = gvt_json_get_text (header, "as_of", error)) != NULL;
}

gboolean
gvt_pack_info_read (GvtPackInfo *info, guint *n_rows, JsonObject *header, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!read_texts (info, header, error)
      || !get_count (header, "list_version", G_MAXINT, &info->list_version, error)
      || !get_count (header, "epoch", G_MAXINT, &info->epoch, error)
      || !get_count (header, "rows", GVT_VOTER_MAX_ROWS, n_rows, error))
    return FALSE;
  if (gvt_pack_info_check (info, &local))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "pack: %s", local->message);
  return FALSE;
}

JsonObject *
gvt_pack_info_to_json (const GvtPackInfo *info, guint n_rows)
{
  JsonObject *header = json_object_new ();

  json_object_set_string_member (header, "village", info->village);
  json_object_set_string_member (header, "village_name", info->village_name);
  json_object_set_string_member (header, "election", info->election);
  json_object_set_int_member (header, "list_version", info->list_version);
  json_object_set_string_member (header, "as_of", info->as_of);
  json_object_set_int_member (header, "rows", n_rows);
  json_object_set_int_member (header, "epoch", info->epoch);
  return header;
}

/* "52.01.02.2003" → 520102 */
static guint32
district_of (const char *village)
{
  guint32 digits = 0;

  for (guint i = 0; i < 8; i++)
    if (village[i] != '.')
      digits = digits * 10 + (guint32) (village[i] - '0');
  return digits;
}

void
gvt_pack_context_init (GvtPackContext *context,
                       const char *village,
                       const char *as_of,
                       GvtLexicon *lexicon,
                       GvtArena *arena)
{
  *context = (GvtPackContext){
    .as_of_day = gvt_date_days (as_of),
    .district = district_of (village),
    .lexicon = lexicon,
    .arena = arena,
  };
}

GBytes *
gvt_pack_encode (GvtPackContext *context, const GvtVoterTable *table, GError **error)
{
  g_autoptr (GvtStreamWriter) out = gvt_stream_writer_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  context->columns = gvt_voter_table_get_columns (table, context->arena);
  gvt_pack_fill_odd (context->columns, context->district);
  context->region_numbers = numbers;
  gvt_stream_writer_add_bits (out, context->columns->n_rows, 32);
  gvt_pack_write_dpid (out, context);
  gvt_pack_write_regions (out, context);
  gvt_pack_write_nkk (out, context);
  gvt_pack_write_sex (out, context);
  gvt_pack_write_birth (out, context);
  gvt_pack_write_nik (out, context);
  gvt_pack_write_names (out, context);
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    gvt_pack_write_group (out, context, (GvtCellGroup) group);
  gvt_pack_write_odd (out, context);
  gvt_pack_write_faulty (out, context);
  context->region_numbers = NULL;
  return gvt_stream_writer_finish (out, error);
}

static gboolean
read_columns (GvtPackContext *context, GvtStreamReader *in, GError **error)
{
  if (!gvt_pack_read_dpid (in, context, error) || !gvt_pack_read_regions (in, context, error)
      || !gvt_pack_read_nkk (in, context, error) || !gvt_pack_read_sex (in, context, error)
      || !gvt_pack_read_birth (in, context, error) || !gvt_pack_read_nik (in, context, error)
      || !gvt_pack_read_names (in, context, error))
    return FALSE;
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    if (!gvt_pack_read_group (in, context, (GvtCellGroup) group, error))
      return FALSE;
  return gvt_pack_read_odd (in, context, error) && gvt_pack_read_faulty (in, context, error)
         && gvt_stream_reader_end (in, error);
}

const GvtVoterTable *
gvt_pack_decode (GvtPackContext *context, guint n_rows, GBytes *payload, GError **error)
{
  g_autoptr (GvtStreamReader) in = gvt_stream_reader_new (payload, error);
  const GvtVoterTable *table = NULL;

  if (in == NULL)
    return NULL;
  if (gvt_stream_reader_bits (in, 32) != n_rows)
    {
      gvt_pack_refuse (error, "it holds another number of rows than it says");
      return NULL;
    }
  context->columns = gvt_voter_columns_new (gvt_stream_reader_scratch (in), n_rows);
  if (read_columns (context, in, error))
    table = gvt_voter_table_new (context->arena, context->columns);
  context->columns = NULL;
  return table;
}
