/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lease-code.h"

#include <sodium.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "gvt-crockford.h"
#include "gvt-error.h"

#define CONTEXT    "gvt-lease-code-1"
#define DAY_CYCLE  1024 /* two symbols */
#define N_SYMBOLS  11   /* without the check symbol: 55 bits */
#define N_BYTES    7    /* these, and a bit of padding */
#define N_MAC_BITS 45
#define WITA_US    (8 * G_TIME_SPAN_HOUR)

gint
gvt_lease_last_day (gint64 not_after_us)
{
  return (gint) ((not_after_us + WITA_US) / G_TIME_SPAN_DAY) - 1;
}

gint64
gvt_lease_not_after (gint last_day)
{
  return ((gint64) last_day + 1) * G_TIME_SPAN_DAY - WITA_US;
}

static guint64
compute_mac (const GvtSecret *key, const GvtLeaseClaim *claim)
{
  const guint32 incarnation = GUINT32_TO_LE (claim->incarnation);
  const gint32 last_day = GINT32_TO_LE (claim->last_day);
  crypto_generichash_state state;
  guint8 hash[32];
  guint64 mac = 0;

  crypto_generichash_init (&state, gvt_secret_get (key), gvt_secret_size (key), sizeof hash);
  crypto_generichash_update (&state, (const guint8 *) CONTEXT, sizeof CONTEXT);
  crypto_generichash_update (&state, claim->lease->bytes, sizeof claim->lease->bytes);
  crypto_generichash_update (&state, claim->device->bytes, sizeof claim->device->bytes);
  crypto_generichash_update (&state, (const guint8 *) &incarnation, sizeof incarnation);
  crypto_generichash_update (&state, (const guint8 *) &last_day, sizeof last_day);
  crypto_generichash_final (&state, hash, sizeof hash);
  for (guint i = 0; i < sizeof mac; i++)
    mac = mac << 8 | hash[i];
  return mac >> (64 - N_MAC_BITS);
}

/* The eleven symbols. Returns: (transfer full) */
static char *
encode (const GvtSecret *key, const GvtLeaseClaim *claim)
{
  guint64 value = (guint64) (claim->last_day % DAY_CYCLE) << N_MAC_BITS | compute_mac (key, claim);
  guint8 bytes[N_BYTES];
  char *symbols;

  value <<= 8 * N_BYTES - 5 * N_SYMBOLS;
  for (guint i = 0; i < N_BYTES; i++)
    bytes[i] = (guint8) (value >> (8 * (N_BYTES - 1 - i)));
  symbols = gvt_crockford_encode (bytes, sizeof bytes);
  symbols[N_SYMBOLS] = '\0'; /* padding alone */
  return symbols;
}

char *
gvt_lease_code_make (const GvtSecret *epoch_key, const GvtLeaseClaim *claim)
{
  g_autofree char *symbols = encode (epoch_key, claim);

  return g_strdup_printf ("%.4s-%.4s-%.3s%c", symbols, symbols + 4, symbols + 8,
                          gvt_crockford_check (symbols));
}

char *
gvt_lease_code_clean (const char *typed, GError **error)
{
  g_autofree char *code = gvt_crockford_clean (typed, NULL);
  char check;

  if (code == NULL || strlen (code) != N_SYMBOLS + 1)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("a code has %d letters and digits, in groups of four"), N_SYMBOLS + 1);
      return NULL;
    }
  check = code[N_SYMBOLS];
  code[N_SYMBOLS] = '\0';
  if (gvt_crockford_check (code) == check)
    return g_steal_pointer (&code);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("a letter or digit of the code is wrong: have it read to you once more. "
                          "This does not count as a try"));
  return NULL;
}

gint
gvt_lease_code_day (const char *code, gint last_day)
{
  g_autofree char *padded = g_strconcat (code, "0", NULL);
  guint8 bytes[N_BYTES] = { 0 };
  gint cycle;

  gvt_crockford_decode (padded, bytes, sizeof bytes, NULL);
  cycle = bytes[0] << 2 | bytes[1] >> 6; /* the first ten bits */
  return last_day + (cycle - last_day % DAY_CYCLE + DAY_CYCLE) % DAY_CYCLE;
}

gboolean
gvt_lease_code_fits (const char *code, const GvtSecret *epoch_key, const GvtLeaseClaim *claim)
{
  g_autofree char *wanted = encode (epoch_key, claim);

  return strlen (code) == N_SYMBOLS && sodium_memcmp (code, wanted, N_SYMBOLS) == 0;
}
