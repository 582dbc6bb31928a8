/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-delta.h"

#include "gvt-delta-format.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-pack-format.h"
#include "gvt-signed-file.h"
#include "gvt-table-digest.h"

struct _GvtDelta
{
  GObject parent_instance;

  GvtSignedFile *file;
  GvtDeltaInfo info; /* texts borrowed from the file's header */
  GvtHash digest;
};

G_DEFINE_FINAL_TYPE (GvtDelta, gvt_delta, G_TYPE_OBJECT)

static void
gvt_delta_finalize (GObject *object)
{
  g_clear_object (&GVT_DELTA (object)->file);
  G_OBJECT_CLASS (gvt_delta_parent_class)->finalize (object);
}

static void
gvt_delta_class_init (GvtDeltaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_delta_finalize;
}

static void
gvt_delta_init (GvtDelta *self)
{
}

gsize
gvt_delta_max_file (void)
{
  return GVT_DELTA_MAX_FILE;
}

static gboolean
read_header (GvtDelta *self, JsonObject *header, GError **error)
{
  GvtDeltaInfo *info = &self->info;

  if (!gvt_pack_info_read (&info->pack, &info->n_rows, header, error)
      || !gvt_json_get_hash (header, "base", &info->base, error)
      || !gvt_json_get_hash (header, "pack", &info->target, error)
      || !gvt_json_get_hash (header, "digest", &self->digest, error))
    return FALSE;
  if (!gvt_hash_equal (&info->base, &info->target))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "a delta leads from one pack to another");
  return FALSE;
}

GvtDelta *
gvt_delta_read (GBytes *file, GError **error)
{
  g_autoptr (GvtDelta) self = g_object_new (GVT_TYPE_DELTA, NULL);

  self->file = gvt_signed_file_read (file, GVT_DELTA_TYPE, GVT_DELTA_MAJOR, GVT_DELTA_MAX_PAYLOAD,
                                     error);
  if (self->file == NULL || !read_header (self, gvt_signed_file_get_header (self->file), error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
gvt_delta_verify (GvtDelta *self, const GvtPublicKey *signer, GError **error)
{
  return gvt_signed_file_verify (self->file, signer, error);
}

const GvtDeltaInfo *
gvt_delta_get_info (GvtDelta *self)
{
  return &self->info;
}

const GvtVoterTable *
gvt_delta_apply (GvtDelta *self,
                 const GvtVoterTable *base,
                 const GvtSecret *epoch_key,
                 GvtLexicon *lexicon,
                 GvtArena *arena,
                 GError **error)
{
  g_autoptr (GBytes) plain = gvt_unseal (epoch_key, GVT_DELTA_CONTEXT,
                                         gvt_signed_file_get_payload (self->file), error);
  g_autoptr (GvtArena) scratch = gvt_arena_new ();
  g_auto (GvtTableEdit) edit = { 0 };
  const GvtVoterTable *put;
  GvtPackContext context;
  guint n_rows;

  if (plain == NULL)
    return NULL;
  gvt_pack_context_init (&context, self->info.pack.village, self->info.pack.as_of, lexicon,
                         scratch);
  put = gvt_delta_decode (&context, plain, base, &edit, error);
  if (put == NULL)
    return NULL;
  if (gvt_table_edit_rows (&edit, gvt_voter_table_get_rows (base), &n_rows)
      && n_rows == self->info.n_rows)
    return gvt_table_merge (base, &edit, put, arena);

  gvt_pack_refuse (error, "a delta that gives another number of rows than it says");
  return NULL;
}

gboolean
gvt_delta_check (GvtDelta *self,
                 const GvtVoterTable *table,
                 const GvtSecret *epoch_key,
                 GError **error)
{
  GvtHash found;

  gvt_table_digest (table, epoch_key, &found);
  if (gvt_hash_equal (&found, &self->digest))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "the delta does not give the rows that it names");
  return FALSE;
}
