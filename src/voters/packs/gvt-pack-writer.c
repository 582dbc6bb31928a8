/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-writer.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-pack-format.h"
#include "gvt-pack-reader.h"
#include "gvt-signed-file.h"

struct _GvtPackWriter
{
  char *village;
  char *village_name;
  char *election;
  char *as_of;
  GvtPackInfo info; /* of these texts */
  GvtLexicon *lexicon;
  GvtArena *arena;
  GvtVoterTableBuilder *builder;
};

GvtPackWriter *
gvt_pack_writer_new (const GvtPackInfo *info, GvtLexicon *lexicon)
{
  GvtPackWriter *self;

  g_return_val_if_fail (info != NULL && GVT_IS_LEXICON (lexicon), NULL);

  self = g_new0 (GvtPackWriter, 1);
  self->village = g_strdup (info->village);
  self->village_name = g_strdup (info->village_name);
  self->election = g_strdup (info->election);
  self->as_of = g_strdup (info->as_of);
  self->info = (GvtPackInfo){
    .village = self->village,
    .village_name = self->village_name,
    .election = self->election,
    .list_version = info->list_version,
    .as_of = self->as_of,
    .epoch = info->epoch,
  };
  self->lexicon = g_object_ref (lexicon);
  self->arena = gvt_arena_new ();
  self->builder = gvt_voter_table_builder_new (self->arena);
  return self;
}

void
gvt_pack_writer_free (GvtPackWriter *self)
{
  gvt_voter_table_builder_free (self->builder);
  gvt_arena_free (self->arena);
  g_object_unref (self->lexicon);
  g_free (self->village);
  g_free (self->village_name);
  g_free (self->election);
  g_free (self->as_of);
  g_free (self);
}

gboolean
gvt_pack_writer_add (GvtPackWriter *self, const GvtVoterRow *row, GError **error)
{
  if (gvt_voter_table_builder_get_rows (self->builder) >= GVT_VOTER_MAX_ROWS)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "a village has at most %d voters",
                   GVT_VOTER_MAX_ROWS);
      return FALSE;
    }
  if (!gvt_voter_row_check (row, error))
    return FALSE;

  gvt_voter_table_builder_add (self->builder, row);
  return TRUE;
}

guint
gvt_pack_writer_get_rows (GvtPackWriter *self)
{
  return gvt_voter_table_builder_get_rows (self->builder);
}

static JsonObject *
make_header (GvtPackWriter *self, const GvtSecret *pack_key, const GvtSecret *epoch_key)
{
  JsonObject *header = gvt_pack_info_to_json (&self->info, gvt_pack_writer_get_rows (self));
  g_autoptr (GBytes) sealed = gvt_seal (epoch_key, GVT_PACK_KEY_CONTEXT, gvt_secret_get (pack_key),
                                        gvt_secret_size (pack_key));

  gvt_json_set_hash (header, "lexicon", gvt_lexicon_get_hash (self->lexicon));
  gvt_json_set_hex (header, "key", g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  return header;
}

/* A pack that does not give back its rows must never leave the house. */
static gboolean
check_pack (GvtPackWriter *self,
            GBytes *file,
            const GvtVoterTable *table,
            const GvtSecret *epoch_key,
            GError **error)
{
  g_autoptr (GvtPack) pack = gvt_pack_read (file, error);
  g_autoptr (GvtArena) arena = gvt_arena_new ();
  const GvtVoterTable *again = pack != NULL
                                   ? gvt_pack_open (pack, epoch_key, self->lexicon, arena, error)
                                   : NULL;

  if (again == NULL)
    return FALSE;
  for (guint i = 0; i < gvt_voter_table_get_rows (table); i++)
    {
      GvtVoterCells mine, theirs;

      if (!gvt_voter_row_equal (gvt_voter_table_get_row (table, i, &mine),
                                gvt_voter_table_get_row (again, i, &theirs)))
        {
          g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "row %u does not come back", i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

GBytes *
gvt_pack_writer_finish (GvtPackWriter *self,
                        const GvtSecret *epoch_key,
                        const GvtSecret *signing_key,
                        GError **error)
{
  GvtVoterTable *table = gvt_voter_table_builder_finish (self->builder);
  g_autoptr (GvtSecret) pack_key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (JsonObject) header = NULL;
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) file = NULL;
  GvtPackContext context;

  if (!gvt_pack_info_check (&self->info, error))
    return NULL;

  gvt_pack_context_init (&context, self->village, self->as_of, self->lexicon, self->arena);
  plain = gvt_pack_encode (&context, table, error);
  if (plain == NULL)
    return NULL;

  payload = gvt_seal (pack_key, GVT_PACK_CONTEXT, g_bytes_get_data (plain, NULL),
                      g_bytes_get_size (plain));
  header = make_header (self, pack_key, epoch_key);
  file = gvt_signed_file_write (GVT_PACK_TYPE, GVT_PACK_MAJOR, header, payload, signing_key, error);
  if (file == NULL || !check_pack (self, file, table, epoch_key, error))
    return NULL;
  return g_steal_pointer (&file);
}
