/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a backup says of itself, and which there are. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-backup-private.h"
#include "gvt-file.h"
#include "gvt-json.h"

#define MAX_FACTS (16 * 1024)

static const char *const reasons[] = {
  [GVT_BACKUP_BY_HAND] = "by-hand",
  [GVT_BACKUP_DAILY] = "daily",
  [GVT_BACKUP_SESSION] = "session",
  [GVT_BACKUP_BEFORE_MIGRATION] = "before-migration",
  [GVT_BACKUP_USER_REMOVED] = "user-removed",
  [GVT_BACKUP_BEFORE_RESTORE] = "before-restore",
  [GVT_BACKUP_ERASED] = "erased",
};

const char *
gvt_backup_reason_to_text (GvtBackupReason reason)
{
  return reasons[reason];
}

void
gvt_backup_free (GvtBackup *self)
{
  g_free (self->path);
  g_free (self->name);
  g_free (self->code);
  g_free (self);
}

JsonObject *
gvt_backup_to_json (const GvtBackup *self)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "name", self->name);
  json_object_set_string_member (object, "path", self->path);
  json_object_set_int_member (object, "bytes", (gint64) self->facts.bytes);
  json_object_set_boolean_member (object, "known", self->is_known);
  if (!self->is_known)
    return object;

  json_object_set_int_member (object, "number", (gint64) self->number);
  json_object_set_int_member (object, "made_at_us", self->facts.at_us);
  json_object_set_string_member (object, "reason", reasons[self->reason]);
  json_object_set_string_member (object, "device", self->code);
  json_object_set_int_member (object, "incarnation", self->incarnation);
  json_object_set_int_member (object, "events", (gint64) self->n_events);
  json_object_set_int_member (object, "head_seq", (gint64) self->head_seq);
  gvt_json_set_hash (object, "head", &self->head);
  json_object_set_int_member (object, "store_version", self->store_version);
  return object;
}

static GvtBackupReason
reason_from_text (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (g_strcmp0 (text, reasons[i]) == 0)
      return (GvtBackupReason) i;

  return GVT_BACKUP_BY_HAND; /* of a newer version: no more than a word in a list */
}

static gboolean
take_facts (GvtBackup *self, JsonObject *object)
{
  self->number = (guint64) gvt_json_int_or (object, "number", 0);
  self->facts.at_us = gvt_json_int_or (object, "made_at_us", 0);
  self->reason = reason_from_text (gvt_json_text_or (object, "reason", ""));
  self->code = g_strdup (gvt_json_text_or (object, "device", ""));
  self->incarnation = (guint32) gvt_json_int_or (object, "incarnation", 0);
  self->n_events = (guint64) gvt_json_int_or (object, "events", 0);
  self->head_seq = (guint64) gvt_json_int_or (object, "head_seq", 0);
  self->store_version = (guint) gvt_json_int_or (object, "store_version", 0);
  return gvt_json_get_hash (object, "head", &self->head, NULL);
}

static guint64
size_of (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GStatBuf status;

  return g_stat (path, &status) == 0 ? (guint64) status.st_size : 0;
}

GvtBackup *
gvt_backup_read (const char *path)
{
  GvtBackup *self = g_new0 (GvtBackup, 1);
  g_autofree char *facts_path = g_build_filename (path, GVT_BACKUP_FACTS, NULL);
  g_autoptr (GBytes) bytes = gvt_file_read (facts_path, MAX_FACTS, NULL);
  g_autoptr (JsonObject) object = bytes != NULL ? gvt_json_parse (bytes, MAX_FACTS, NULL) : NULL;

  self->path = g_strdup (path);
  self->name = g_path_get_basename (path);
  self->is_known = object != NULL && take_facts (self, object);
  self->facts.bytes = size_of (path, GVT_BACKUP_VAULT) + size_of (path, GVT_BACKUP_STORE)
                      + size_of (path, GVT_BACKUP_FACTS);
  return self;
}

gboolean
gvt_backup_is_part (const char *name)
{
  return g_str_has_suffix (name, GVT_BACKUP_PART_SUFFIX);
}

void
gvt_backup_remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      g_unlink (file);
    }
  g_rmdir (path);
}

/* Those that nothing is known of are the oldest. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const GvtBackup *first = *(const GvtBackup *const *) a;
  const GvtBackup *second = *(const GvtBackup *const *) b;

  if (first->number != second->number)
    return first->number > second->number ? -1 : 1;
  return strcmp (first->name, second->name);
}

static gboolean
is_backup (const char *path)
{
  g_autofree char *vault = g_build_filename (path, GVT_BACKUP_VAULT, NULL);
  g_autofree char *store = g_build_filename (path, GVT_BACKUP_STORE, NULL);

  return g_file_test (vault, G_FILE_TEST_IS_REGULAR) || g_file_test (store, G_FILE_TEST_IS_REGULAR);
}

GPtrArray *
gvt_backups_list (const char *folder)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_backup_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (!gvt_backup_is_part (name) && is_backup (path))
        g_ptr_array_add (backups, gvt_backup_read (path));
    }

  g_ptr_array_sort (backups, compare);
  return backups;
}

char *
gvt_backups_folder (const char *folder)
{
  return g_build_filename (folder, "backups", NULL);
}

char *
gvt_backups_stick_folder (const char *path)
{
  return g_build_filename (path, "govote", "backup", NULL);
}

GPtrArray *
gvt_backups_find (const char *path)
{
  g_autofree char *on_stick = gvt_backups_stick_folder (path);
  GPtrArray *found = gvt_backups_list (path);

  if (is_backup (path))
    {
      g_ptr_array_set_size (found, 0);
      g_ptr_array_add (found, gvt_backup_read (path));
    }
  if (found->len > 0)
    return found;

  g_ptr_array_unref (found);
  return gvt_backups_list (on_stick);
}
