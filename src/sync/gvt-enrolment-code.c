/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-enrolment-code.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-crockford.h"
#include "gvt-error.h"

#define CODE_SIZE     20 /* secret and root hash */
#define N_SYMBOLS     32
#define GROUP_SYMBOLS 4

static void
hash_root (const GvtPublicKey *root_key, guint8 *hash10)
{
  GvtHash hash;

  gvt_hash_data (root_key->bytes, sizeof root_key->bytes, &hash);
  memcpy (hash10, hash.bytes, 10);
}

void
gvt_enrolment_code_init (GvtEnrolmentCode *self,
                         const guint8 *secret10,
                         const GvtPublicKey *root_key)
{
  memcpy (self->secret, secret10, sizeof self->secret);
  hash_root (root_key, self->root_hash);
}

void
gvt_enrolment_code_clear (GvtEnrolmentCode *self)
{
  sodium_memzero (self, sizeof *self);
}

char *
gvt_enrolment_code_format (const GvtEnrolmentCode *self)
{
  guint8 data[CODE_SIZE];
  char *symbols;
  GString *text = g_string_sized_new (
      64); /* never grows, so no copy of the secret is left behind */

  memcpy (data, self->secret, sizeof self->secret);
  memcpy (data + sizeof self->secret, self->root_hash, sizeof self->root_hash);
  symbols = gvt_crockford_encode (data, sizeof data);

  for (guint i = 0; i < N_SYMBOLS; i += GROUP_SYMBOLS)
    {
      g_string_append_len (text, symbols + i, GROUP_SYMBOLS);
      g_string_append_c (text, '-');
    }
  g_string_append_c (text, gvt_crockford_check (symbols));

  sodium_memzero (data, sizeof data);
  gvt_wipe_free (symbols);
  return g_string_free (text, FALSE);
}

static gboolean
read_symbols (char *symbols, GvtEnrolmentCode *self, GError **error)
{
  guint8 data[CODE_SIZE];
  char check;

  if (strlen (symbols) != N_SYMBOLS + 1)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("an enrolment code has %d letters and digits, and this has %zu"),
                   N_SYMBOLS + 1, strlen (symbols));
      return FALSE;
    }

  check = symbols[N_SYMBOLS];
  symbols[N_SYMBOLS] = '\0';
  if (gvt_crockford_check (symbols) != check)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                           _ ("one of the letters or digits of this enrolment code is wrong"));
      return FALSE;
    }
  if (!gvt_crockford_decode (symbols, data, sizeof data, error))
    return FALSE;

  memcpy (self->secret, data, sizeof self->secret);
  memcpy (self->root_hash, data + sizeof self->secret, sizeof self->root_hash);
  sodium_memzero (data, sizeof data);
  return TRUE;
}

gboolean
gvt_enrolment_code_parse (const char *typed, GvtEnrolmentCode *self, GError **error)
{
  char *symbols = gvt_crockford_clean (typed, error);
  gboolean done = symbols != NULL && read_symbols (symbols, self, error);

  gvt_wipe_free (symbols);
  return done;
}

gboolean
gvt_enrolment_code_check_root (const GvtEnrolmentCode *self,
                               const GvtPublicKey *root_key,
                               GError **error)
{
  guint8 root_hash[10];

  hash_root (root_key, root_hash);
  if (memcmp (root_hash, self->root_hash, sizeof root_hash) == 0)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "This server is not the centre that the enrolment code was made for");
  return FALSE;
}

char *
gvt_enrolment_secret_selector (const guint8 *secret10)
{
  char *symbols = gvt_crockford_encode (secret10, GVT_ENROLMENT_SECRET_SIZE);
  char *selector = g_strndup (symbols, GVT_ENROLMENT_SELECTOR_LEN);

  gvt_wipe_free (symbols);
  return selector;
}

void
gvt_enrolment_secret_hash (const guint8 *secret10, GvtHash *hash)
{
  static const char context[] = "gvt-enrolment-1"; /* the terminator is part of it */
  guint8 data[sizeof context + GVT_ENROLMENT_SECRET_SIZE];

  memcpy (data, context, sizeof context);
  memcpy (data + sizeof context, secret10, GVT_ENROLMENT_SECRET_SIZE);
  gvt_hash_data (data, sizeof data, hash);
  sodium_memzero (data, sizeof data);
}
