/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-secret.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "gvt-error.h"
#include "gvt-secret-private.h"
#include "gvt-unicode.h"

struct _GvtSecret
{
  gatomicrefcount ref_count;
  gsize size;   /* bytes */
  guint8 *data; /* sodium_malloc: guard pages, locked, left out of core dumps */
};

/* I10: no core dump holds a NIK, and no other process of this user reads our memory. Twice, since a
 * core dump through a pipe does not look at the limit, and one into a file does not need the flag
 * where an administrator says so. */
void
gvt_crypto_init (void)
{
  const struct rlimit none = { 0, 0 };

  if (sodium_init () < 0)
    g_error ("libsodium cannot be initialised");
  if (prctl (PR_SET_DUMPABLE, 0) != 0)
    g_error ("PR_SET_DUMPABLE is refused");
  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_error ("RLIMIT_CORE is refused");
}

GvtSecret *
gvt_secret_new_unset (gsize size)
{
  GvtSecret *self = g_new0 (GvtSecret, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->size = size;
  self->data = sodium_malloc (size);
  if (self->data == NULL)
    g_error ("No memory for a key");

  return self;
}

guint8 *
gvt_secret_place (GvtSecret *self)
{
  return self->data;
}

GvtSecret *
gvt_secret_new (const void *data, gsize size)
{
  GvtSecret *self = gvt_secret_new_unset (size);

  memcpy (self->data, data, size);
  return self;
}

GvtSecret *
gvt_secret_new_random (gsize size)
{
  GvtSecret *self = gvt_secret_new_unset (size);

  randombytes_buf (self->data, size);
  return self;
}

GvtSecret *
gvt_secret_ref (GvtSecret *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
gvt_secret_unref (GvtSecret *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sodium_free (self->data); /* wipes */
  g_free (self);
}

const guint8 *
gvt_secret_get (const GvtSecret *self)
{
  return self->data;
}

gsize
gvt_secret_size (const GvtSecret *self)
{
  return self->size;
}

GvtSecret *
gvt_secret_join (const GvtSecret *a, const GvtSecret *b)
{
  GvtSecret *joined = gvt_secret_new_unset (a->size + b->size);

  memcpy (joined->data, a->data, a->size);
  memcpy (joined->data + a->size, b->data, b->size);
  return joined;
}

GvtSecret *
gvt_secret_part (const GvtSecret *self, gsize offset, gsize size)
{
  g_assert (offset <= self->size && size <= self->size - offset);
  return gvt_secret_new (self->data + offset, size);
}

GvtSecret *
gvt_secret_derive (const GvtSecret *self, const char *purpose)
{
  GvtSecret *derived = gvt_secret_new_unset (GVT_KEY_SIZE);

  g_assert (self->size >= crypto_generichash_KEYBYTES_MIN
            && self->size <= crypto_generichash_KEYBYTES_MAX);
  crypto_generichash (derived->data, GVT_KEY_SIZE, (const guint8 *) purpose, strlen (purpose),
                      self->data, self->size);
  return derived;
}

GvtSecret *
gvt_secret_from_passphrase (const char *passphrase,
                            const guint8 *salt16,
                            gsize memory_bytes,
                            guint64 passes,
                            GError **error)
{
  char *normal = gvt_unicode_normalize (passphrase, G_NORMALIZE_NFC);
  g_autoptr (GvtSecret) key = gvt_secret_new_unset (GVT_KEY_SIZE);
  int rc = -1;

  if (normal != NULL)
    rc = crypto_pwhash (key->data, GVT_KEY_SIZE, normal, strlen (normal), salt16, passes,
                        memory_bytes, crypto_pwhash_ALG_ARGON2ID13);

  if (rc != 0)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         normal == NULL
                             ? _ ("the passphrase is not a text")
                             : _ ("there is too little free memory to check a passphrase"));
  gvt_wipe_free (normal);
  return rc == 0 ? g_steal_pointer (&key) : NULL;
}

void
gvt_wipe_free (char *text)
{
  if (text != NULL)
    sodium_memzero (text, strlen (text));
  g_free (text);
}
