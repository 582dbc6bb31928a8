/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-backup-store.h"
#include "gvt-central-database.h"
#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-copy.h"
#include "gvt-json.h"

#define MAX_FACTS 4096

typedef struct
{
  GvtCentral *central;
  const char *path;
  char *part;
  GArray *heads; /* GvtChainHead: of before the copy, so all that they name is in it */
  GvtCentralBackup *backup;
} Making;

static void
making_clear (Making *self)
{
  g_clear_pointer (&self->part, g_free);
  g_clear_pointer (&self->heads, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
read_heads (GvtDb *db, gpointer user_data, GError **error)
{
  Making *self = user_data;
  GvtCentralBackup *backup = self->backup;

  self->heads = gvt_backup_store_list_heads (db, error);
  if (self->heads == NULL)
    return FALSE;

  backup->n_chains = self->heads->len;
  for (guint i = 0; i < self->heads->len; i++)
    backup->n_events += g_array_index (self->heads, GvtChainHead, i).seq;
  return TRUE;
}

/* --- what is copied --- */

static gboolean
copy_folder (Making *self, const char *name, GError **error)
{
  g_autofree char *from = g_build_filename (self->central->folder, name, NULL);
  g_autofree char *to = g_build_filename (self->part, name, NULL);

  return gvt_folder_copy (from, to, &self->backup->n_files, error);
}

static gboolean
check_file (const char *path, const char *name, GError **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, NULL);
  GvtHash expected, found;

  if (file != NULL && gvt_hash_from_text (name, &expected, NULL))
    {
      gvt_hash_data (g_mapped_file_get_contents (file), g_mapped_file_get_length (file), &found);
      if (gvt_hash_equal (&expected, &found))
        return TRUE;
    }
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("the published file %s is damaged: publish it again, then make the backup"),
               name);
  return FALSE;
}

/* files/ab/abcdef…: each is named by its hash. */
static gboolean
check_files (const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      gboolean is_good = g_file_test (path, G_FILE_TEST_IS_DIR) ? check_files (path, error)
                                                                : check_file (path, name, error);

      if (!is_good)
        return FALSE;
    }
  return TRUE;
}

static GBytes *
write_facts (const GvtCentralBackup *backup, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "version", 1);
  json_object_set_int_member (object, "made_at_us", backup->made_at_us);
  json_object_set_int_member (object, "epoch", (gint64) backup->epoch);
  json_object_set_int_member (object, "events", (gint64) backup->n_events);
  json_object_set_int_member (object, "chains", backup->n_chains);
  json_object_set_int_member (object, "files", backup->n_files);
  return gvt_json_canonical (object, error);
}

/* What waits comes before the store, so that a part which is taken meanwhile is in one of them;
 * files after it, so that all that it names are there. The facts come last: without them it is
 * none. */
static gboolean
copy_all (Making *self, GError **error)
{
  GvtCentral *central = self->central;
  g_autofree char *files = g_build_filename (self->part, GVT_CENTRAL_FILES, NULL);
  g_autofree char *facts_path = g_build_filename (self->part, GVT_CENTRAL_BACKUP_FILE, NULL);
  g_autoptr (GBytes) facts = NULL;

  if (!gvt_store_read (central->store, read_heads, self, error)
      || !copy_folder (self, GVT_CENTRAL_COURIER, error)
      || !gvt_central_database_copy (central->folder, central->store, self->part, error)
      || !copy_folder (self, GVT_CENTRAL_FILES, error) || !check_files (files, error))
    return FALSE;

  facts = write_facts (self->backup, error);
  return facts != NULL && gvt_file_write (facts_path, facts, error);
}

/* --- the act --- */

static gboolean
check_place (const Making *self, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (self->central->folder, NULL);
  g_autofree char *inside = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is there already"), self->path);
  else if (g_str_has_prefix (self->path, inside))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                 _ ("a backup has to lie outside of %s, best on another disk"), folder);
  else
    return TRUE;
  return FALSE;
}

static gboolean
note (GvtDb *db, gpointer user_data, GError **error)
{
  Making *self = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_CENTRE_BACKED_UP_KIND, .body = body };

  json_object_set_int_member (body, "events", (gint64) self->backup->n_events);
  json_object_set_int_member (body, "chains", self->backup->n_chains);
  return gvt_backup_store_note (db, self->heads, error)
         && gvt_journal_append (self->central->journal, db, &draft, NULL, error);
}

gboolean
gvt_central_backup (GvtCentral *self, const char *path, GvtCentralBackup *backup, GError **error)
{
  g_autofree char *place = g_canonicalize_filename (path, NULL);
  g_auto (Making) making = { .central = self, .path = place, .backup = backup };

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && path != NULL && backup != NULL, FALSE);

  *backup = (GvtCentralBackup){ .made_at_us = gvt_clock_now_us (self->clock),
                                .epoch = self->epoch };
  making.part = g_strconcat (place, ".part", NULL);
  if (!check_place (&making, error))
    return FALSE;

  gvt_folder_remove (making.part); /* of one that was killed */
  if (gvt_folder_ensure (making.part, error) && copy_all (&making, error)
      && gvt_file_move (making.part, place, error))
    return gvt_store_write (self->store, note, &making, error);

  gvt_folder_remove (making.part);
  return FALSE;
}

static gboolean
read_fields (JsonObject *object, GvtCentralBackup *backup, GError **error)
{
  gint64 version, epoch, n_events;

  if (!gvt_json_get_int (object, "version", &version, error)
      || !gvt_json_get_int (object, "made_at_us", &backup->made_at_us, error)
      || !gvt_json_get_int (object, "epoch", &epoch, error)
      || !gvt_json_get_int (object, "events", &n_events, error))
    return FALSE;
  if (version > 1)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_NEW, "A backup of a newer version");
      return FALSE;
    }

  backup->epoch = (guint64) MAX (epoch, 0);
  backup->n_events = (guint64) MAX (n_events, 0);
  backup->n_chains = (guint) gvt_json_int_or (object, "chains", 0);
  backup->n_files = (guint) gvt_json_int_or (object, "files", 0);
  return TRUE;
}

gboolean
gvt_central_backup_read (const char *path, GvtCentralBackup *backup, GError **error)
{
  g_autofree char *facts_path = g_build_filename (path, GVT_CENTRAL_BACKUP_FILE, NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (facts_path, MAX_FACTS, NULL);
  g_autoptr (JsonObject) object = bytes != NULL ? gvt_json_parse (bytes, MAX_FACTS, NULL) : NULL;

  *backup = (GvtCentralBackup){ 0 };
  if (object != NULL)
    return read_fields (object, backup, error);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no backup of a centre"), path);
  return FALSE;
}
