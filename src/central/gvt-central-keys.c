/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-keys.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-key-store.h"

#define ROOT_KEY_SIZE 64
#define MAX_KEY_SIZE  64

gboolean
gvt_key_file_write (const char *path, const GvtSecret *key, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length = 2 * gvt_secret_size (key) + 1;
  char *line = gvt_hex (gvt_secret_get (key), gvt_secret_size (key));
  g_autoptr (GBytes) bytes = NULL;
  gboolean written;

  line[length - 1] = '\n'; /* where the terminator stood: the bytes need none */
  bytes = g_bytes_new_static (line, length);
  written = gvt_folder_ensure (folder, error) && gvt_file_write (path, bytes, error);
  sodium_memzero (line, length);
  g_free (line);
  return written;
}

GvtSecret *
gvt_key_file_read (const char *path, gsize size, GError **error)
{
  char *line = gvt_file_read_secret (path, error);
  GvtSecret *key = NULL;
  guint8 bytes[MAX_KEY_SIZE];

  g_return_val_if_fail (size <= sizeof bytes, NULL);

  if (line != NULL && gvt_unhex (line, bytes, size, NULL))
    key = gvt_secret_new (bytes, size);
  else if (line != NULL)
    gvt_error_tell (error, GVT_ERROR_BAD_FORMAT,
                    _ ("%s holds no key of this kind, or it is damaged. Nothing was changed. Bring "
                       "the right file, or its copy."),
                    path);
  sodium_memzero (bytes, sizeof bytes);
  gvt_wipe_free (line);
  return key;
}

typedef struct
{
  GvtCentral *central;
  const GvtKeysStatement *statement;
  GBytes *bytes;
  const GvtPublicKey *recovery_key; /* (nullable): a new one */
} Renewal;

static gboolean
note_recovery_key (GvtDb *db, const Renewal *renewal, GError **error)
{
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_RECOVERY_KEY_KIND, .body = body };

  if (renewal->recovery_key == NULL)
    return TRUE;

  gvt_json_set_hex (body, "public", renewal->recovery_key->bytes,
                    sizeof renewal->recovery_key->bytes);
  return gvt_journal_append (renewal->central->journal, db, &draft, NULL, error);
}

static gboolean
keep_statement (GvtDb *db, gpointer user_data, GError **error)
{
  Renewal *renewal = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_KEYS_RENEWED_KIND, .body = body };

  json_object_set_int_member (body, "serial", (gint64) renewal->statement->serial);
  json_object_set_int_member (body, "not_after_us", renewal->statement->not_after_us);
  return gvt_key_store_add_statement (db, renewal->statement->serial, renewal->bytes, error)
         && gvt_journal_append (renewal->central->journal, db, &draft, NULL, error)
         && note_recovery_key (db, renewal, error);
}

static gboolean
check_root (GvtCentral *self, const GvtSecret *root_key, GError **error)
{
  GvtPublicKey key;

  gvt_signing_key_public (root_key, &key);
  if (gvt_public_key_equal (&key, &self->keys->root_key))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("this is the root key of another centre"));
  return FALSE;
}

static gboolean
issue_statement (GvtCentral *self,
                 const char *root_key_file,
                 const GvtPublicKey *recovery_key,
                 GError **error)
{
  g_autoptr (GvtSecret) root_key = gvt_key_file_read (root_key_file, ROOT_KEY_SIZE, error);
  g_autoptr (GvtKeysStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;
  Renewal renewal;

  if (root_key == NULL || !check_root (self, root_key, error))
    return FALSE;

  statement = gvt_keys_statement_copy (self->keys);
  statement->serial++;
  statement->issued_at_us = gvt_clock_now_us (self->clock);
  statement->not_after_us = statement->issued_at_us + GVT_CENTRAL_KEYS_DAYS * G_TIME_SPAN_DAY;
  if (recovery_key != NULL)
    {
      statement->has_recovery_key = TRUE;
      statement->recovery_key = *recovery_key;
    }
  bytes = gvt_keys_statement_write (statement, root_key, error);
  renewal = (Renewal){ self, statement, bytes, recovery_key };
  return bytes != NULL && gvt_store_write (self->store, keep_statement, &renewal, error);
}

gboolean
gvt_central_renew_keys (GvtCentral *self, const char *root_key_file, GError **error)
{
  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return issue_statement (self, root_key_file, NULL, error);
}

gboolean
gvt_central_name_recovery_key (GvtCentral *self,
                               const char *root_key_file,
                               const GvtPublicKey *recovery_key,
                               GError **error)
{
  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return issue_statement (self, root_key_file, recovery_key, error);
}
