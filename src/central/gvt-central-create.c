/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-create.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-central-database.h"
#include "gvt-central-keys.h"
#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-crockford.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-key-file.h"
#include "gvt-key-store.h"
#include "gvt-seal.h"

#define MAX_NAME 100

/* All that a new centre is made of, until it is on the disk. */
typedef struct
{
  const GvtCentralOptions *options;
  GvtClock *clock;
  GvtSecret *store_key;
  GvtSecret *root_key;
  GvtSecret *signing_key;
  GvtSecret *sealing_key;
  GvtSecret *challenge_key;
  GBytes *statement;
  GvtStore *store;
  gboolean is_made; /* the store, wherever it is */
} Making;

static void
making_clear (Making *making)
{
  g_clear_pointer (&making->store_key, gvt_secret_unref);
  g_clear_pointer (&making->root_key, gvt_secret_unref);
  g_clear_pointer (&making->signing_key, gvt_secret_unref);
  g_clear_pointer (&making->sealing_key, gvt_secret_unref);
  g_clear_pointer (&making->challenge_key, gvt_secret_unref);
  g_clear_pointer (&making->statement, g_bytes_unref);
  if (making->store != NULL)
    gvt_store_close (making->store);
  g_clear_object (&making->store);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Making, making_clear)

static gboolean
check_absent (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is there already"), path);
  return FALSE;
}

/* The folder may be there when it is empty: rename() replaces such a one and no other. */
static gboolean
check_options (const GvtCentralOptions *options,
               const char *folder,
               const char *part,
               GError **error)
{
  g_autofree char *store = g_build_filename (folder, GVT_CENTRAL_STORE_FILE, NULL);
  g_autofree char *database = g_build_filename (folder, GVT_CENTRAL_DATABASE_FILE, NULL);
  g_autofree char *key = g_build_filename (folder, GVT_CENTRAL_KEY_FILE, NULL);

  if (*options->name == '\0' || strlen (options->name) > MAX_NAME
      || !g_utf8_validate (options->name, -1, NULL))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the centre's name has 1 to %d bytes"),
                   MAX_NAME);
      return FALSE;
    }
  return check_absent (store, error) && check_absent (database, error) && check_absent (key, error)
         && check_absent (options->root_key_file, error) && check_absent (part, error);
}

static gboolean
make_keys (Making *making, GError **error)
{
  gint64 now_us = gvt_clock_now_us (making->clock);
  GvtKeysStatement statement = {
    .serial = 1,
    .issued_at_us = now_us,
    .not_after_us = now_us + GVT_CENTRAL_KEYS_DAYS * G_TIME_SPAN_DAY,
    .practice = making->options->practice,
    .name = (char *) making->options->name,
  };

  making->store_key = gvt_secret_new_random (GVT_KEY_SIZE);
  making->root_key = gvt_signing_key_new ();
  making->signing_key = gvt_signing_key_new ();
  making->sealing_key = gvt_sealing_key_new ();
  making->challenge_key = gvt_secret_new_random (GVT_KEY_SIZE);
  gvt_signing_key_public (making->root_key, &statement.root_key);
  gvt_signing_key_public (making->signing_key, &statement.signing_key);
  gvt_sealing_key_public (making->sealing_key, &statement.sealing_key);
  making->statement = gvt_keys_statement_write (&statement, making->root_key, error);
  return making->statement != NULL;
}

static gboolean
keep_keys (GvtDb *db, gpointer user_data, GError **error)
{
  Making *making = user_data;
  g_autoptr (GvtSecret) wrap = gvt_central_wrap_key (making->store_key);

  return gvt_key_store_set_centre_epoch (db, 1, error)
         && gvt_key_store_add_statement (db, 1, making->statement, error)
         && gvt_key_store_add_secret (db, wrap, GVT_CENTRAL_SIGNING_KEY, making->signing_key, error)
         && gvt_key_store_add_secret (db, wrap, GVT_CENTRAL_SEALING_KEY, making->sealing_key, error)
         && gvt_key_store_add_secret (db, wrap, GVT_CENTRAL_CHALLENGE_KEY, making->challenge_key,
                                      error);
}

static gboolean
begin_journal (Making *making, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_journal_new (making->store, making->clock,
                                                    gvt_central_projections ());
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *code = gvt_crockford_random (4);
  GvtEventDraft draft = { .kind = GVT_CENTRE_BEGUN_KIND, .body = body };
  GvtPublicKey key;
  GvtId device;

  gvt_id_new (making->clock, &device);
  gvt_signing_key_public (making->signing_key, &key);
  gvt_journal_set_actor (journal, GVT_CENTRAL_ACTOR);
  json_object_set_string_member (body, "name", making->options->name);
  json_object_set_boolean_member (body, "practice", making->options->practice);
  return gvt_journal_begin (journal, &device, code, &key, error)
         && gvt_journal_record (journal, &draft, NULL, error);
}

static gboolean
make_folder (Making *making, const char *folder, GError **error)
{
  g_autofree char *key_path = g_build_filename (folder, GVT_CENTRAL_KEY_FILE, NULL);

  if (!gvt_key_file_write (key_path, making->store_key, error))
    return FALSE;

  making->store = gvt_central_database_make (folder, making->options->database, making->store_key,
                                             error);
  making->is_made = making->store != NULL;
  if (making->store == NULL || !gvt_store_write (making->store, keep_keys, making, error)
      || !begin_journal (making, error))
    return FALSE;
  gvt_store_close (making->store);
  return TRUE;
}

/* What was made here and is not to be: plain files, whatever the store puts beside itself. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

static gboolean
move_folder (const char *from, const char *to, GError **error)
{
  if (g_rename (from, to) == 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s cannot be written: %s"), to,
               g_strerror (errno));
  return FALSE;
}

gboolean
gvt_central_create (const GvtCentralOptions *options, GvtClock *clock, GError **error)
{
  g_autofree char *folder = g_canonicalize_filename (options->folder, NULL);
  g_autofree char *part = g_strconcat (folder, ".part", NULL);
  g_auto (Making) making = { .options = options, .clock = clock };
  gboolean is_left;

  g_return_val_if_fail (GVT_IS_CLOCK (clock), FALSE);

  /* The root key first: no centre may come into being whose root key could not be kept. */
  if (!check_options (options, folder, part, error) || !make_keys (&making, error)
      || !gvt_key_file_write (options->root_key_file, making.root_key, error))
    return FALSE;
  if (make_folder (&making, part, error) && move_folder (part, folder, error))
    return TRUE;

  is_left = making.is_made && options->database != NULL;
  making_clear (&making);
  if (is_left)
    gvt_central_database_unmake (options->database);
  remove_folder (part);
  g_unlink (options->root_key_file);
  return FALSE;
}
