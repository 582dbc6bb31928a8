/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-reader.h"

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-pack-format.h"
#include "gvt-signed-file.h"

struct _GvtPack
{
  GObject parent_instance;

  GvtSignedFile *file;
  GvtPackInfo info; /* texts borrowed from the file's header */
  guint n_rows;
  GvtHash lexicon;
  guint8 sealed_key[GVT_PACK_SEALED_KEY];
};

G_DEFINE_FINAL_TYPE (GvtPack, gvt_pack, G_TYPE_OBJECT)

static void
gvt_pack_finalize (GObject *object)
{
  g_clear_object (&GVT_PACK (object)->file);
  G_OBJECT_CLASS (gvt_pack_parent_class)->finalize (object);
}

static void
gvt_pack_class_init (GvtPackClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_pack_finalize;
}

static void
gvt_pack_init (GvtPack *self)
{
}

gsize
gvt_pack_max_file (void)
{
  return GVT_PACK_MAX_FILE;
}

static gboolean
read_header (GvtPack *self, JsonObject *header, GError **error)
{
  return gvt_pack_info_read (&self->info, &self->n_rows, header, error)
         && gvt_json_get_hash (header, "lexicon", &self->lexicon, error)
         && gvt_json_get_hex (header, "key", self->sealed_key, sizeof self->sealed_key, error);
}

GvtPack *
gvt_pack_read (GBytes *file, GError **error)
{
  g_autoptr (GvtPack) self = g_object_new (GVT_TYPE_PACK, NULL);

  self->file = gvt_signed_file_read (file, GVT_PACK_TYPE, GVT_PACK_MAJOR, GVT_PACK_MAX_PAYLOAD,
                                     error);
  if (self->file == NULL || !read_header (self, gvt_signed_file_get_header (self->file), error))
    return NULL;
  return g_steal_pointer (&self);
}

gboolean
gvt_pack_verify (GvtPack *self, const GvtPublicKey *signer, GError **error)
{
  return gvt_signed_file_verify (self->file, signer, error);
}

const GvtPackInfo *
gvt_pack_get_info (GvtPack *self)
{
  return &self->info;
}

guint
gvt_pack_get_rows (GvtPack *self)
{
  return self->n_rows;
}

const GvtHash *
gvt_pack_get_lexicon (GvtPack *self)
{
  return &self->lexicon;
}

const GvtVoterTable *
gvt_pack_open (
    GvtPack *self, const GvtSecret *epoch_key, GvtLexicon *lexicon, GvtArena *arena, GError **error)
{
  g_autoptr (GBytes) sealed_key = g_bytes_new (self->sealed_key, sizeof self->sealed_key);
  g_autoptr (GvtSecret) key = NULL;
  g_autoptr (GBytes) plain = NULL;
  GvtPackContext context;

  if (!gvt_hash_equal (gvt_lexicon_get_hash (lexicon), &self->lexicon))
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "the pack needs another lexicon");
      return NULL;
    }
  key = gvt_unseal_secret (epoch_key, GVT_PACK_KEY_CONTEXT, sealed_key, error);
  if (key == NULL)
    return NULL;
  plain = gvt_unseal (key, GVT_PACK_CONTEXT, gvt_signed_file_get_payload (self->file), error);
  if (plain == NULL)
    return NULL;

  gvt_pack_context_init (&context, self->info.village, self->info.as_of, lexicon, arena);
  return gvt_pack_decode (&context, self->n_rows, plain, error);
}
