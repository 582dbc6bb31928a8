/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-challenge.h"

#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define TIME_SIZE  8
#define NONCE_SIZE 16
#define MAC_OFFSET (TIME_SIZE + NONCE_SIZE)
#define MAC_SIZE   32
#define MAX_JSON   1024

G_STATIC_ASSERT (MAC_OFFSET + MAC_SIZE == GVT_CHALLENGE_SIZE);

/* Two processes of a centre may disagree a little about the time. */
#define MAX_AHEAD_US (1 * G_TIME_SPAN_MINUTE)

static void
compute_mac (const GvtChallenge *self, const GvtSecret *mac_key, guint8 *mac32)
{
  crypto_generichash (mac32, MAC_SIZE, self->bytes, MAC_OFFSET, gvt_secret_get (mac_key),
                      gvt_secret_size (mac_key));
}

void
gvt_challenge_make (const GvtSecret *mac_key,
                    gint64 at_us,
                    const guint8 *nonce16,
                    GvtChallenge *self)
{
  guint64 at_le = GUINT64_TO_LE ((guint64) at_us);

  memcpy (self->bytes, &at_le, TIME_SIZE);
  memcpy (self->bytes + TIME_SIZE, nonce16, NONCE_SIZE);
  compute_mac (self, mac_key, self->bytes + MAC_OFFSET);
}

gboolean
gvt_challenge_check (const GvtChallenge *self,
                     const GvtSecret *mac_key,
                     gint64 now_us,
                     GError **error)
{
  guint8 mac[MAC_SIZE];
  guint64 at_le;
  gint64 at_us;

  compute_mac (self, mac_key, mac);
  if (sodium_memcmp (mac, self->bytes + MAC_OFFSET, MAC_SIZE) != 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                           "The challenge is not from this centre");
      return FALSE;
    }

  memcpy (&at_le, self->bytes, TIME_SIZE);
  at_us = (gint64) GUINT64_FROM_LE (at_le);
  if (now_us - at_us > GVT_CHALLENGE_LIFE_US || at_us - now_us > MAX_AHEAD_US)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_EXPIRED, "The challenge is too old");
      return FALSE;
    }

  return TRUE;
}

GBytes *
gvt_challenge_write (const GvtChallenge *self)
{
  g_autoptr (JsonObject) object = json_object_new ();

  gvt_json_set_hex (object, "challenge", self->bytes, sizeof self->bytes);
  return gvt_json_canonical (object, NULL); /* one member of plain ASCII: cannot fail */
}

gboolean
gvt_challenge_read (GBytes *json, GvtChallenge *self, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (json, MAX_JSON, error);

  return object != NULL
         && gvt_json_get_hex (object, "challenge", self->bytes, sizeof self->bytes, error);
}
