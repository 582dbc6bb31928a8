/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-ring.h"

#include "gvt-central-private.h"
#include "gvt-key-store.h"

char *
gvt_central_former_sealing_key (guint64 serial)
{
  return g_strdup_printf (GVT_CENTRAL_SEALING_KEY "/%" G_GUINT64_FORMAT, serial);
}

void
gvt_central_ring_free (GvtCentralRing *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->statement_bytes, g_bytes_unref);
  g_clear_pointer (&self->statement, gvt_keys_statement_free);
  g_clear_pointer (&self->signing_key, gvt_secret_unref);
  g_clear_pointer (&self->sealing_keys, g_ptr_array_unref);
  g_clear_pointer (&self->sealing_until_us, g_array_unref);
  g_clear_pointer (&self->challenge_key, gvt_secret_unref);
  g_free (self);
}

/* @secret: (transfer full) */
static void
add_sealing_key (GvtCentralRing *self, GvtSecret *secret, gint64 until_us)
{
  g_ptr_array_add (self->sealing_keys, secret);
  g_array_append_val (self->sealing_until_us, until_us);
}

/* A key under "sealing-key/N" was turned by statement N + 1. */
static gboolean
load_former (GvtCentralRing *self, GvtDb *db, const GvtSecret *wrap, guint64 serial, GError **error)
{
  g_autofree char *name = gvt_central_former_sealing_key (serial);
  g_autoptr (GvtSecret) secret = gvt_key_store_load_secret (db, wrap, name, error);
  gint64 turned_us;

  if (secret == NULL || !gvt_key_store_find_turn (db, serial, &turned_us, error))
    return FALSE;

  add_sealing_key (self, g_steal_pointer (&secret),
                   turned_us + GVT_CENTRAL_SEALED_DAYS * G_TIME_SPAN_DAY);
  return TRUE;
}

static gboolean
load_sealing_keys (GvtCentralRing *self, GvtDb *db, const GvtSecret *wrap, GError **error)
{
  g_autoptr (GArray) serials = gvt_key_store_list_former_sealing (db, error);
  GvtSecret *present = gvt_key_store_load_secret (db, wrap, GVT_CENTRAL_SEALING_KEY, error);

  if (present == NULL)
    return FALSE;
  add_sealing_key (self, present, G_MAXINT64);
  if (serials == NULL)
    return FALSE;

  for (guint i = 0; i < serials->len; i++)
    if (!load_former (self, db, wrap, g_array_index (serials, guint64, i), error))
      return FALSE;
  return TRUE;
}

GvtCentralRing *
gvt_central_ring_load (GvtDb *db, const GvtSecret *wrap, GError **error)
{
  g_autoptr (GvtCentralRing) self = g_new0 (GvtCentralRing, 1);

  self->sealing_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_secret_unref);
  self->sealing_until_us = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->statement_bytes = gvt_key_store_load_statement (db, error);
  if (self->statement_bytes == NULL)
    return NULL;
  self->statement = gvt_keys_statement_read (self->statement_bytes, error);
  if (self->statement == NULL)
    return NULL;

  self->signing_key = gvt_key_store_load_secret (db, wrap, GVT_CENTRAL_SIGNING_KEY, error);
  if (self->signing_key == NULL || !load_sealing_keys (self, db, wrap, error))
    return NULL;
  self->challenge_key = gvt_key_store_load_secret (db, wrap, GVT_CENTRAL_CHALLENGE_KEY, error);
  return self->challenge_key != NULL ? g_steal_pointer (&self) : NULL;
}

GArray *
gvt_central_ring_list_signers (const GvtCentralRing *self)
{
  GArray *signers = g_array_new (FALSE, FALSE, sizeof (GvtPublicKey));
  const GArray *former = self->statement->former;

  g_array_append_val (signers, self->statement->signing_key);
  for (guint i = 0; former != NULL && i < former->len; i++)
    g_array_append_val (signers, g_array_index (former, GvtFormerKey, i).signing_key);
  return signers;
}
