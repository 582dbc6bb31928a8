/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sign.h"

#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-secret-private.h"

G_STATIC_ASSERT (GVT_SIGNATURE_SIZE == crypto_sign_ed25519_BYTES);

GvtSecret *
gvt_signing_key_new (void)
{
  g_autoptr (GvtSecret) seed = gvt_secret_new_random (crypto_sign_ed25519_SEEDBYTES);
  GvtSecret *key = gvt_secret_new_unset (crypto_sign_ed25519_SECRETKEYBYTES);
  guint8 public_key[crypto_sign_ed25519_PUBLICKEYBYTES];

  crypto_sign_ed25519_seed_keypair (public_key, gvt_secret_place (key), gvt_secret_get (seed));
  return key;
}

void
gvt_signing_key_public (const GvtSecret *key, GvtPublicKey *public_key)
{
  g_assert (gvt_secret_size (key) == crypto_sign_ed25519_SECRETKEYBYTES);

  crypto_sign_ed25519_sk_to_pk (public_key->bytes, gvt_secret_get (key));
}

static GByteArray *
message (const char *type, guint version, const void *data, gsize length)
{
  g_autofree char *domain = g_strdup_printf ("govote:%s/%u", type, version);
  GByteArray *bytes = g_byte_array_sized_new (strlen (domain) + 1 + length);

  g_byte_array_append (bytes, (const guint8 *) domain, strlen (domain) + 1);
  if (length > 0)
    g_byte_array_append (bytes, data, length);
  return bytes;
}

void
gvt_sign (const GvtSecret *key,
          const char *type,
          guint version,
          const void *data,
          gsize length,
          guint8 *signature64)
{
  g_autoptr (GByteArray) bytes = message (type, version, data, length);

  g_assert (gvt_secret_size (key) == crypto_sign_ed25519_SECRETKEYBYTES);
  crypto_sign_ed25519_detached (signature64, NULL, bytes->data, bytes->len, gvt_secret_get (key));
}

gboolean
gvt_verify (const GvtPublicKey *public_key,
            const char *type,
            guint version,
            const void *data,
            gsize length,
            const guint8 *signature64,
            GError **error)
{
  g_autoptr (GByteArray) bytes = message (type, version, data, length);

  if (crypto_sign_ed25519_verify_detached (signature64, bytes->data, bytes->len, public_key->bytes)
      == 0)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE, "The signature of %s does not fit", type);
  return FALSE;
}

gboolean
gvt_public_key_equal (const GvtPublicKey *a, const GvtPublicKey *b)
{
  return sodium_memcmp (a->bytes, b->bytes, sizeof a->bytes) == 0;
}
