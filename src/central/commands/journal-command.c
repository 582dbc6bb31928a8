/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-check.h"
#include "gvt-central-folder.h"
#include "gvt-error.h"
#include "gvt-journal-check.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-text.h"

typedef struct
{
  GvtJournalCheck store;
  GPtrArray *damaged; /* (nullable) of GvtPublishedFile */
  guint n_files;
} Check;

static void
check_clear (Check *self)
{
  gvt_journal_check_clear (&self->store);
  g_clear_pointer (&self->damaged, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Check, check_clear)

/* A damaged store is told first; the files all the same, as far as it still names them. */
static gboolean
run_check (GvtCentral *central, Check *self, GError **error)
{
  gboolean is_sound = gvt_journal_check (gvt_central_get_journal (central), &self->store, error);

  self->damaged = gvt_central_check_files (central, &self->n_files, is_sound ? error : NULL);
  if (!is_sound || self->damaged == NULL || self->damaged->len == 0)
    return is_sound && self->damaged != NULL;

  gvt_error_tell (error, GVT_ERROR_BAD_SIGNATURE,
                  _ ("Files that laptops fetch are damaged or missing; nobody can fetch them. "
                     "Everything else is sound. Publish them again (govote-central regions "
                     "import, packs build, modules publish), or put them back from a backup."));
  return FALSE;
}

static void
print_files (const Check *self)
{
  g_autofree char *n_files = gvt_text_number (self->n_files);

  if (self->damaged == NULL)
    return;
  if (self->damaged->len == 0)
    gvt_print (_ ("Files for laptops: %s, all as they were published."), n_files);
  for (guint i = 0; i < self->damaged->len; i++)
    {
      const GvtPublishedFile *file = self->damaged->pdata[i];
      g_autofree char *hash = gvt_hash_to_text (&file->hash);

      gvt_print (_ ("Damaged or missing: %s %s, version %u, %s"), file->kind, file->name,
                 (guint) file->version, hash);
      gvt_print (i + 1 < self->damaged->len ? "\n" : "");
    }
  gvt_print ("\n");
}

static JsonArray *
files_to_json (GPtrArray *files)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      const GvtPublishedFile *file = files->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind", file->kind);
      json_object_set_string_member (object, "name", file->name);
      json_object_set_int_member (object, "version", (gint64) file->version);
      gvt_json_set_hash (object, "hash", &file->hash);
      json_array_add_object_element (array, object);
    }
  return array;
}

static void
print_json (const Check *self)
{
  g_autoptr (JsonObject) object = gvt_journal_check_to_json (&self->store);

  json_object_remove_member (object, "vault_repairs"); /* the centre has no vault */
  json_object_set_int_member (object, "files", self->n_files);
  json_object_set_array_member (object, "damaged_files", files_to_json (self->damaged));
  gvt_print_json_object (object);
}

/* What was found is told also where it is damage: then above all. */
static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = gvt_central_open_args (args, error);
  g_auto (Check) check = { 0 };
  g_autofree char *text = NULL;
  gboolean is_sound;

  if (central == NULL)
    return FALSE;

  is_sound = run_check (central, &check, error);
  if (gvt_args_has (args, "json"))
    {
      print_json (&check);
      return is_sound;
    }

  text = gvt_journal_check_describe (&check.store);
  gvt_print ("%s", text);
  print_files (&check);
  return is_sound;
}

const GvtCommand gvt_central_journal_verify_command = {
  .name = "journal verify",
  .summary = N_ ("checks every page of the store, every record and every published file"),
  .details = N_ (
      "The records of all laptops and of the centre itself, each against its chain; "
      "laptops may be served meanwhile. Exit code 1 when anything is damaged. A store so "
      "damaged that it cannot be opened says only that.\n\n"
      "As JSON, also of a damaged store: {\"pages\", \"damaged_pages\": [number...], "
      "\"fault\": text or null, \"files\", \"damaged_files\": [{\"kind\", \"name\", "
      "\"version\", \"hash\"}...]}, and where every record fits its chain \"events\", "
      "\"unknown\", \"erased\", and the centre's own \"incarnation\", \"head_seq\" and "
      "\"head\". A page is damaged when its checksum does not fit; \"fault\" is what does "
      "not fit together; a file is damaged when it is missing or its hash does not fit."),
  .run = run_verify,
};
