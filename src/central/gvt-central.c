/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-database.h"
#include "gvt-central-kinds.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-key-file.h"
#include "gvt-key-store.h"

#define SHELF_ROOM (64 * 1024 * 1024)

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
  g_clear_pointer (&self->rings, g_ptr_array_unref);
  g_mutex_clear (&self->rings_lock);
  g_clear_pointer (&self->shelf, gvt_file_shelf_free);
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
  g_mutex_init (&self->rings_lock);
  self->rings = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_central_ring_free);
  self->shelf = gvt_file_shelf_new (SHELF_ROOM);
}

GvtSecret *
gvt_central_wrap_key (const GvtSecret *store_key)
{
  return gvt_secret_derive (store_key, "central-secrets/1");
}

const GvtCentralRing *
gvt_central_get_ring (GvtCentral *self)
{
  const GvtCentralRing *ring;

  g_mutex_lock (&self->rings_lock);
  ring = self->rings->pdata[self->rings->len - 1];
  g_mutex_unlock (&self->rings_lock);
  return ring;
}

/* @ring: (transfer full): another thread may have been as fast */
static void
take_up (GvtCentral *self, GvtCentralRing *ring)
{
  const GvtCentralRing *held;

  g_mutex_lock (&self->rings_lock);
  held = self->rings->len > 0 ? self->rings->pdata[self->rings->len - 1] : NULL;
  if (held == NULL || held->statement->serial < ring->statement->serial)
    g_ptr_array_add (self->rings, g_steal_pointer (&ring));
  g_mutex_unlock (&self->rings_lock);
  gvt_central_ring_free (ring);
}

gboolean
gvt_central_refresh_ring (GvtCentral *self, GvtDb *db, GError **error)
{
  GvtCentralRing *ring;
  guint64 serial;

  if (!gvt_key_store_find_serial (db, &serial, error))
    return FALSE;
  if (serial == gvt_central_get_ring (self)->statement->serial)
    return TRUE;

  ring = gvt_central_ring_load (db, self->wrap, error);
  if (ring != NULL)
    take_up (self, ring);
  return ring != NULL;
}

static gboolean
refresh_ring (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_central_refresh_ring (user_data, db, error);
}

gboolean
gvt_central_take_up_keys (GvtCentral *self, GError **error)
{
  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  return gvt_store_read (self->store, refresh_ring, self, error);
}

static gboolean
load_keys (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentral *self = user_data;
  GvtCentralRing *ring = gvt_central_ring_load (db, self->wrap, error);

  if (ring == NULL)
    return FALSE;
  take_up (self, ring);
  return gvt_key_store_load_centre_epoch (db, &self->epoch, error);
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
  return g_bytes_ref (gvt_central_get_ring (self)->statement_bytes);
}

const GvtKeysStatement *
gvt_central_get_keys (GvtCentral *self)
{
  return gvt_central_get_ring (self)->statement;
}

const char *
gvt_central_get_name (GvtCentral *self)
{
  return gvt_central_get_keys (self)->name;
}

const GvtSecret *
gvt_central_get_signing_key (GvtCentral *self)
{
  return gvt_central_get_ring (self)->signing_key;
}

const GvtSecret *
gvt_central_get_sealing_key (GvtCentral *self)
{
  return gvt_central_get_ring (self)->sealing_keys->pdata[0];
}

GPtrArray *
gvt_central_list_sealing_keys (GvtCentral *self, gboolean arrives)
{
  const GvtCentralRing *ring = gvt_central_get_ring (self);
  GPtrArray *keys = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_secret_unref);
  gint64 now_us = gvt_clock_now_us (self->clock);

  for (guint i = 0; i < ring->sealing_keys->len; i++)
    if (!arrives || now_us < g_array_index (ring->sealing_until_us, gint64, i))
      g_ptr_array_add (keys, gvt_secret_ref (ring->sealing_keys->pdata[i]));
  return keys;
}

GArray *
gvt_central_list_signers (GvtCentral *self)
{
  return gvt_central_ring_list_signers (gvt_central_get_ring (self));
}

const GvtSecret *
gvt_central_get_challenge_key (GvtCentral *self)
{
  return gvt_central_get_ring (self)->challenge_key;
}

guint64
gvt_central_get_epoch (GvtCentral *self)
{
  return self->epoch;
}
