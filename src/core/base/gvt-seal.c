/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-seal.h"

#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-secret-private.h"

#define NONCE_SIZE     crypto_aead_xchacha20poly1305_ietf_NPUBBYTES
#define TAG_SIZE       crypto_aead_xchacha20poly1305_ietf_ABYTES
#define SLOT_SIZE      (crypto_box_SEALBYTES + GVT_KEY_SIZE) /* the content key for one recipient */
#define MAX_RECIPIENTS 8

/* What is authenticated beside the content: how it was sealed, its context, and for a seal to
 * people all their slots, so that none of them can be taken away or exchanged. */
static GByteArray *
bound_data (const char *scheme, const char *context, const guint8 *slots, gsize n_slots)
{
  GByteArray *bound = g_byte_array_new ();

  g_byte_array_append (bound, (const guint8 *) scheme, strlen (scheme) + 1);
  g_byte_array_append (bound, (const guint8 *) context, strlen (context) + 1);
  if (n_slots > 0)
    g_byte_array_append (bound, slots, n_slots * SLOT_SIZE);
  return bound;
}

static void
append_sealed (
    GByteArray *out, const GvtSecret *key, const GByteArray *bound, const void *data, gsize length)
{
  guint start = out->len;
  guint8 *nonce;

  g_assert (gvt_secret_size (key) == GVT_KEY_SIZE);

  g_byte_array_set_size (out, start + NONCE_SIZE + length + TAG_SIZE);
  nonce = out->data + start;
  randombytes_buf (nonce, NONCE_SIZE);
  crypto_aead_xchacha20poly1305_ietf_encrypt (nonce + NONCE_SIZE, NULL, data, length, bound->data,
                                              bound->len, NULL, nonce, gvt_secret_get (key));
}

static gboolean
refuse (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "The seal does not fit this key or use");
  return FALSE;
}

/* A sealed box taken apart, before any key is tried. */
typedef struct
{
  const guint8 *slots;
  gsize n_slots;
  const guint8 *box; /* nonce, content, tag */
  gsize box_length;
  gsize length; /* of the content */
} Parts;

static gboolean
take_apart (GBytes *sealed, gboolean has_slots, Parts *parts, GError **error)
{
  gsize length;
  const guint8 *data = g_bytes_get_data (sealed, &length);
  gsize head = 0;

  *parts = (Parts){ 0 };
  if (has_slots)
    {
      parts->n_slots = length > 0 ? data[0] : 0;
      if (parts->n_slots < 1 || parts->n_slots > MAX_RECIPIENTS)
        return refuse (error);

      parts->slots = data + 1;
      head = 1 + parts->n_slots * SLOT_SIZE;
    }

  if (length < head + NONCE_SIZE + TAG_SIZE)
    return refuse (error);

  parts->box = data + head;
  parts->box_length = length - head;
  parts->length = parts->box_length - NONCE_SIZE - TAG_SIZE;
  return TRUE;
}

static gboolean
open_box (const GvtSecret *key,
          const char *scheme,
          const char *context,
          const Parts *parts,
          guint8 *into,
          GError **error)
{
  g_autoptr (GByteArray) bound = bound_data (scheme, context, parts->slots, parts->n_slots);

  g_assert (gvt_secret_size (key) == GVT_KEY_SIZE);

  if (crypto_aead_xchacha20poly1305_ietf_decrypt (into, NULL, NULL, parts->box + NONCE_SIZE,
                                                  parts->box_length - NONCE_SIZE, bound->data,
                                                  bound->len, parts->box, gvt_secret_get (key))
      != 0)
    return refuse (error);

  return TRUE;
}

static GBytes *
open_to_bytes (const GvtSecret *key,
               const char *scheme,
               const char *context,
               const Parts *parts,
               GError **error)
{
  g_autofree guint8 *content = g_malloc (parts->length + 1); /* never NULL, also when empty */

  if (!open_box (key, scheme, context, parts, content, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&content), parts->length);
}

static GvtSecret *
open_to_secret (const GvtSecret *key,
                const char *scheme,
                const char *context,
                const Parts *parts,
                GError **error)
{
  g_autoptr (GvtSecret) secret = gvt_secret_new_unset (parts->length);

  if (!open_box (key, scheme, context, parts, gvt_secret_place (secret), error))
    return NULL;

  return g_steal_pointer (&secret);
}

#define SCHEME_KEY    "govote-seal-1"
#define SCHEME_PEOPLE "govote-seal-to-1"

GBytes *
gvt_seal (const GvtSecret *key, const char *context, const void *data, gsize length)
{
  g_autoptr (GByteArray) bound = bound_data (SCHEME_KEY, context, NULL, 0);
  GByteArray *out = g_byte_array_new ();

  append_sealed (out, key, bound, data, length);
  return g_byte_array_free_to_bytes (out);
}

GBytes *
gvt_unseal (const GvtSecret *key, const char *context, GBytes *sealed, GError **error)
{
  Parts parts;

  if (!take_apart (sealed, FALSE, &parts, error))
    return NULL;

  return open_to_bytes (key, SCHEME_KEY, context, &parts, error);
}

GvtSecret *
gvt_unseal_secret (const GvtSecret *key, const char *context, GBytes *sealed, GError **error)
{
  Parts parts;

  if (!take_apart (sealed, FALSE, &parts, error))
    return NULL;

  return open_to_secret (key, SCHEME_KEY, context, &parts, error);
}

GvtSecret *
gvt_sealing_key_new (void)
{
  return gvt_secret_new_random (crypto_box_SECRETKEYBYTES);
}

void
gvt_sealing_key_public (const GvtSecret *key, GvtPublicKey *public_key)
{
  g_assert (gvt_secret_size (key) == crypto_box_SECRETKEYBYTES);

  crypto_scalarmult_curve25519_base (public_key->bytes, gvt_secret_get (key));
}

gboolean
gvt_sealing_key_is_usable (const GvtPublicKey *public_key)
{
  guint8 any[crypto_scalarmult_curve25519_SCALARBYTES] = { 1 };
  guint8 shared[crypto_scalarmult_curve25519_BYTES];

  /* Fails for the few points with which every secret gives the same, known to all. */
  return crypto_scalarmult_curve25519 (shared, any, public_key->bytes) == 0;
}

GvtSecret *
gvt_sealing_key_of (const GvtSecret *signing_key)
{
  GvtSecret *key = gvt_secret_new_unset (crypto_scalarmult_curve25519_SCALARBYTES);

  g_assert (gvt_secret_size (signing_key) == crypto_sign_SECRETKEYBYTES);

  crypto_sign_ed25519_sk_to_curve25519 (gvt_secret_place (key), gvt_secret_get (signing_key));
  return key;
}

gboolean
gvt_sealing_key_public_of (const GvtPublicKey *signer, GvtPublicKey *public_key, GError **error)
{
  if (crypto_sign_ed25519_pk_to_curve25519 (public_key->bytes, signer->bytes) == 0)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No key to seal to");
  return FALSE;
}

/* A foreign key may be no key at all, and nothing is sealed to it then: noise takes the place,
 * never what this memory held before. The other recipients are not troubled. */
static void
put_slot (guint8 *slot, const GvtSecret *content_key, const GvtPublicKey *recipient)
{
  if (crypto_box_seal (slot, gvt_secret_get (content_key), GVT_KEY_SIZE, recipient->bytes) != 0)
    randombytes_buf (slot, SLOT_SIZE);
}

GBytes *
gvt_seal_to (const GvtPublicKey *recipients,
             guint n_recipients,
             const char *context,
             const void *data,
             gsize length)
{
  g_autoptr (GvtSecret) content_key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GByteArray) bound = NULL;
  GByteArray *out;

  g_return_val_if_fail (n_recipients >= 1 && n_recipients <= MAX_RECIPIENTS, NULL);

  out = g_byte_array_new ();
  g_byte_array_set_size (out, 1 + n_recipients * SLOT_SIZE);
  out->data[0] = n_recipients;
  for (guint i = 0; i < n_recipients; i++)
    put_slot (out->data + 1 + i * SLOT_SIZE, content_key, &recipients[i]);

  bound = bound_data (SCHEME_PEOPLE, context, out->data + 1, n_recipients);
  append_sealed (out, content_key, bound, data, length);
  return g_byte_array_free_to_bytes (out);
}

/* Tries each slot: which one is whose is not written, so that a parcel does not name its readers.
 */
static GvtSecret *
find_content_key (const GvtSecret *key, const Parts *parts, GError **error)
{
  g_autoptr (GvtSecret) content_key = gvt_secret_new_unset (GVT_KEY_SIZE);
  GvtPublicKey public_key;

  gvt_sealing_key_public (key, &public_key);
  for (gsize i = 0; i < parts->n_slots; i++)
    if (crypto_box_seal_open (gvt_secret_place (content_key), parts->slots + i * SLOT_SIZE,
                              SLOT_SIZE, public_key.bytes, gvt_secret_get (key))
        == 0)
      return g_steal_pointer (&content_key);

  refuse (error);
  return NULL;
}

GBytes *
gvt_unseal_with (const GvtSecret *key, const char *context, GBytes *sealed, GError **error)
{
  g_autoptr (GvtSecret) content_key = NULL;
  Parts parts;

  if (!take_apart (sealed, TRUE, &parts, error))
    return NULL;

  content_key = find_content_key (key, &parts, error);
  if (content_key == NULL)
    return NULL;

  return open_to_bytes (content_key, SCHEME_PEOPLE, context, &parts, error);
}

GvtSecret *
gvt_unseal_secret_with (const GvtSecret *key, const char *context, GBytes *sealed, GError **error)
{
  g_autoptr (GvtSecret) content_key = NULL;
  Parts parts;

  if (!take_apart (sealed, TRUE, &parts, error))
    return NULL;

  content_key = find_content_key (key, &parts, error);
  if (content_key == NULL)
    return NULL;

  return open_to_secret (content_key, SCHEME_PEOPLE, context, &parts, error);
}

GBytes *
gvt_unseal_with_any (GPtrArray *keys, const char *context, GBytes *sealed, GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    {
      GBytes *opened = gvt_unseal_with (keys->pdata[i], context, sealed, NULL);

      if (opened != NULL)
        return opened;
    }

  refuse (error);
  return NULL;
}

GvtSecret *
gvt_unseal_secret_with_any (GPtrArray *keys, const char *context, GBytes *sealed, GError **error)
{
  for (guint i = 0; i < keys->len; i++)
    {
      GvtSecret *opened = gvt_unseal_secret_with (keys->pdata[i], context, sealed, NULL);

      if (opened != NULL)
        return opened;
    }

  refuse (error);
  return NULL;
}
