/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-database.h"
#include "gvt-central-keys.h"
#include "gvt-central-kinds.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-key-store.h"

G_DEFINE_FINAL_TYPE (GvtCentral, gvt_central, G_TYPE_OBJECT)

static void
gvt_central_finalize (GObject *object)
{
  GvtCentral *self = GVT_CENTRAL (object);

  if (self->store != NULL)
    gvt_store_close (self->store);
  g_clear_object (&self->journal);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->wrap, gvt_secret_unref);
  g_clear_pointer (&self->signing_key, gvt_secret_unref);
  g_clear_pointer (&self->sealing_key, gvt_secret_unref);
  g_clear_pointer (&self->challenge_key, gvt_secret_unref);
  g_clear_pointer (&self->keys_bytes, g_bytes_unref);
  g_clear_pointer (&self->keys, gvt_keys_statement_free);
  g_clear_error (&self->trouble);
  g_mutex_clear (&self->health_lock);
  g_free (self->folder);
  G_OBJECT_CLASS (gvt_central_parent_class)->finalize (object);
}

static void
gvt_central_class_init (GvtCentralClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_central_finalize;
}

static void
gvt_central_init (GvtCentral *self)
{
  g_mutex_init (&self->health_lock);
}

GvtSecret *
gvt_central_wrap_key (const GvtSecret *store_key)
{
  return gvt_secret_derive (store_key, "central-secrets/1");
}

static gboolean
load_keys (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentral *self = user_data;

  self->keys_bytes = gvt_key_store_load_statement (db, error);
  if (self->keys_bytes == NULL)
    return FALSE;
  self->keys = gvt_keys_statement_read (self->keys_bytes, error);
  if (self->keys == NULL || !gvt_key_store_load_centre_epoch (db, &self->epoch, error))
    return FALSE;

  self->signing_key = gvt_key_store_load_secret (db, self->wrap, GVT_CENTRAL_SIGNING_KEY, error);
  if (self->signing_key == NULL)
    return FALSE;
  self->sealing_key = gvt_key_store_load_secret (db, self->wrap, GVT_CENTRAL_SEALING_KEY, error);
  if (self->sealing_key == NULL)
    return FALSE;
  self->challenge_key = gvt_key_store_load_secret (db, self->wrap, GVT_CENTRAL_CHALLENGE_KEY,
                                                   error);
  return self->challenge_key != NULL;
}

static gboolean
open_store (GvtCentral *self, GError **error)
{
  g_autofree char *key_path = g_build_filename (self->folder, GVT_CENTRAL_KEY_FILE, NULL);
  g_autoptr (GvtSecret) key = NULL;

  /* Where a key is, a store was: then "init" would be the wrong advice. */
  if (!gvt_central_database_is_there (self->folder) && !g_file_test (key_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("there is no centre in %s: govote-central init makes one"), self->folder);
      return FALSE;
    }
  if (!gvt_central_database_require (self->folder, error))
    return FALSE;
  if (!g_file_test (key_path, G_FILE_TEST_EXISTS))
    {
      g_set_error (
          error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
          _ ("%s is missing: without it the store cannot be read; put it back from its copy"),
          key_path);
      return FALSE;
    }
  key = gvt_key_file_read (key_path, GVT_KEY_SIZE, error);
  if (key == NULL)
    return FALSE;
  gvt_file_make_private (key_path);
  self->wrap = gvt_central_wrap_key (key);
  self->store = gvt_central_database_open (self->folder, key, error);
  return self->store != NULL && gvt_store_read (self->store, load_keys, self, error);
}

GvtCentral *
gvt_central_open (const char *folder, GvtClock *clock, GError **error)
{
  g_autoptr (GvtCentral) self = NULL;

  g_return_val_if_fail (folder != NULL && GVT_IS_CLOCK (clock), NULL);

  self = g_object_new (GVT_TYPE_CENTRAL, NULL);
  self->folder = g_strdup (folder);
  self->clock = g_object_ref (clock);
  if (!open_store (self, error))
    return NULL;

  self->journal = gvt_journal_new (self->store, clock, gvt_central_projections ());
  gvt_journal_set_actor (self->journal, GVT_CENTRAL_ACTOR);
  return gvt_journal_catch_up (self->journal, error) ? g_steal_pointer (&self) : NULL;
}

GvtClock *
gvt_central_get_clock (GvtCentral *self)
{
  return self->clock;
}

GvtJournal *
gvt_central_get_journal (GvtCentral *self)
{
  return self->journal;
}

GBytes *
gvt_central_dup_keys_statement (GvtCentral *self)
{
  return g_bytes_ref (self->keys_bytes);
}

const char *
gvt_central_get_name (GvtCentral *self)
{
  return self->keys->name;
}

const GvtSecret *
gvt_central_get_signing_key (GvtCentral *self)
{
  return self->signing_key;
}

const GvtSecret *
gvt_central_get_sealing_key (GvtCentral *self)
{
  return self->sealing_key;
}

const GvtSecret *
gvt_central_get_challenge_key (GvtCentral *self)
{
  return self->challenge_key;
}

guint64
gvt_central_get_epoch (GvtCentral *self)
{
  return self->epoch;
}
