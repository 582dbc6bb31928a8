/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-delta-format.h"
#include "gvt-delta.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-pack-format.h"
#include "gvt-signed-file.h"
#include "gvt-table-digest.h"

/* What writing works with. */
typedef struct
{
  const GvtDeltaSide *before;
  const GvtDeltaSide *after;
  GvtLexicon *lexicon;
  const GvtSecret *epoch_key;
  GvtArena *arena;
  GvtTableEdit edit;
} Writing;

static gboolean
can_follow (const Writing *self, GError **error)
{
  const GvtPackInfo *before = gvt_pack_get_info (self->before->pack);
  const GvtPackInfo *after = gvt_pack_get_info (self->after->pack);
  const GvtHash *lexicon = gvt_lexicon_get_hash (self->lexicon);

  if (g_str_equal (before->village, after->village)
      && g_str_equal (before->election, after->election) && before->epoch == after->epoch
      && !gvt_hash_equal (&self->before->hash, &self->after->hash)
      && gvt_hash_equal (gvt_pack_get_lexicon (self->before->pack), lexicon)
      && gvt_hash_equal (gvt_pack_get_lexicon (self->after->pack), lexicon))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                       "one of these packs does not follow the other");
  return FALSE;
}

/* The rows that are put, as a table of their own. */
static GvtVoterTable *
make_put (Writing *self)
{
  g_autoptr (GvtVoterTableBuilder) builder = gvt_voter_table_builder_new (self->arena);

  for (guint i = 0; i < self->edit.n_put; i++)
    {
      GvtVoterCells cells;

      gvt_voter_table_builder_add (
          builder, gvt_voter_table_get_row (self->after->table, self->edit.places[i], &cells));
    }
  return gvt_voter_table_builder_finish (builder);
}

static GBytes *
make_payload (Writing *self, GError **error)
{
  const GvtPackInfo *info = gvt_pack_get_info (self->after->pack);
  g_autoptr (GBytes) plain = NULL;
  GvtPackContext context;

  gvt_pack_context_init (&context, info->village, info->as_of, self->lexicon, self->arena);
  plain = gvt_delta_encode (&context, make_put (self), self->before->table, &self->edit, error);
  return plain != NULL ? gvt_seal (self->epoch_key, GVT_DELTA_CONTEXT,
                                   g_bytes_get_data (plain, NULL), g_bytes_get_size (plain))
                       : NULL;
}

static JsonObject *
make_header (const Writing *self)
{
  JsonObject *header = gvt_pack_info_to_json (gvt_pack_get_info (self->after->pack),
                                              gvt_voter_table_get_rows (self->after->table));
  GvtHash digest;

  gvt_table_digest (self->after->table, self->epoch_key, &digest);
  gvt_json_set_hash (header, "base", &self->before->hash);
  gvt_json_set_hash (header, "pack", &self->after->hash);
  gvt_json_set_hash (header, "digest", &digest);
  return header;
}

/* A delta that does not give the rows of its pack must never leave the house. */
static gboolean
check (const Writing *self, GBytes *file, GError **error)
{
  g_autoptr (GvtDelta) delta = gvt_delta_read (file, error);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  const GvtVoterTable *after = self->after->table;
  const GvtVoterTable *again = delta != NULL
                                   ? gvt_delta_apply (delta, self->before->table, self->epoch_key,
                                                      self->lexicon, arena, error)
                                   : NULL;

  if (again == NULL || !gvt_delta_check (delta, again, self->epoch_key, error))
    return FALSE;
  for (guint i = 0; i < gvt_voter_table_get_rows (after); i++)
    {
      GvtVoterCells mine, theirs;

      if (!gvt_voter_row_equal (gvt_voter_table_get_row (after, i, &mine),
                                gvt_voter_table_get_row (again, i, &theirs)))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "row %u does not come back", i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static GBytes *
write_file (Writing *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (GBytes) payload = make_payload (self, error);
  g_autoptr (JsonObject) header = payload != NULL ? make_header (self) : NULL;
  g_autoptr (GBytes) file = header != NULL
                                ? gvt_signed_file_write (GVT_DELTA_TYPE, GVT_DELTA_MAJOR, header,
                                                         payload, signing_key, error)
                                : NULL;

  return file != NULL && check (self, file, error) ? g_steal_pointer (&file) : NULL;
}

GBytes *
gvt_delta_write (const GvtDeltaSide *before,
                 const GvtDeltaSide *after,
                 GvtLexicon *lexicon,
                 const GvtSecret *epoch_key,
                 const GvtSecret *signing_key,
                 GvtTableChanges *changes,
                 GError **error)
{
  Writing self = { before, after, lexicon, epoch_key, NULL, { 0 } };
  g_autoptr (GvtArena) arena = self.arena = gvt_arena_new ();
  GBytes *file;

  if (!can_follow (&self, error))
    return NULL;
  gvt_table_diff (before->table, after->table, &self.edit, changes);
  file = write_file (&self, signing_key, error);
  gvt_table_edit_clear (&self.edit);
  return file;
}
