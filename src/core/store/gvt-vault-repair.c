/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Of two copies one is damaged: both are made anew, and it is told. */
#include "gvt-vault-acts-private.h"
#include "gvt-vault-kinds.h"

typedef struct
{
  const char *actor;
  GvtVaultKeys keys;
} Repair;

static void
repair_clear (Repair *self)
{
  gvt_vault_keys_clear (&self->keys);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Repair, repair_clear)

/* The copies themselves are put right by any change. Which one it was stands in the file until
 * here: the first change after the damage may have been made by somebody without keys. */
static gboolean
note_repair (GvtVaultFile *file, gpointer user_data, GError **error)
{
  const Repair *repair = user_data;
  JsonObject *body;

  if (file->repaired_copy == 0) /* another program was faster */
    return TRUE;

  body = json_object_new ();
  json_object_set_string_member (body, "by", repair->actor);
  json_object_set_int_member (body, "copy", file->repaired_copy);
  file->repaired_copy = 0;
  return gvt_vault_note_add (file, repair->keys.store_key, GVT_VAULT_COPY_REPAIRED_KIND, body,
                             error);
}

gboolean
gvt_vault_repair (GvtVault *self, GError **error)
{
  g_auto (Repair) repair = { 0 };
  g_autofree char *path = NULL;
  g_autoptr (GvtVaultFile) file = NULL;
  const GvtUser *actor;

  g_return_val_if_fail (GVT_IS_VAULT (self), FALSE);

  path = gvt_vault_dup_path (self);
  file = gvt_vault_file_read (path, error);
  if (file == NULL || (file->damaged_copy == 0 && file->repaired_copy == 0))
    return file != NULL;

  actor = gvt_vault_get_user (self); /* once: another thread may lock it */
  if (!gvt_vault_copy_keys (self, &repair.keys, NULL, error))
    return FALSE;

  repair.actor = actor != NULL ? actor->code : "";
  return gvt_vault_change (self, note_repair, &repair, error);
}

gboolean
gvt_vault_has_note (GvtVault *self, const char *kind)
{
  g_autoptr (GPtrArray) notes = gvt_vault_dup_notes (self, NULL);

  for (guint i = 0; notes != NULL && i < notes->len; i++)
    {
      const GvtVaultNote *note = notes->pdata[i];

      if (g_str_equal (note->kind, kind))
        return TRUE;
    }

  return FALSE;
}
