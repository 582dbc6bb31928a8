/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-recovery-message.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-vault-file.h"
#include "gvt-wire.h"

#define VERSION     1
#define MAX_REQUEST 1024
#define MAX_CODE    16

void
gvt_recovery_request_clear (GvtRecoveryRequest *self)
{
  g_clear_pointer (&self->user, g_free);
  g_clear_pointer (&self->keys, g_bytes_unref);
}

void
gvt_recovery_facts_clear (GvtRecoveryFacts *self)
{
  g_clear_pointer (&self->user, g_free);
}

GBytes *
gvt_recovery_request_write (const GvtRecoveryRequest *self)
{
  GByteArray *out = g_byte_array_new ();
  gsize length = strlen (self->user);

  g_assert (length <= MAX_CODE);
  gvt_put_u8 (out, VERSION);
  gvt_put_data (out, self->id, sizeof self->id);
  gvt_put_data (out, self->ephemeral.bytes, sizeof self->ephemeral.bytes);
  gvt_put_u8 (out, length);
  gvt_put_data (out, self->user, length);
  gvt_put_data (out, g_bytes_get_data (self->keys, NULL), g_bytes_get_size (self->keys));
  return g_byte_array_free_to_bytes (out);
}

static gboolean
check_user (const char *code, GError **error)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, GVT_ROLE_OFFICER, "");

  return gvt_user_check (user, error);
}

gboolean
gvt_recovery_request_read (GBytes *bytes, GvtRecoveryRequest *self, GError **error)
{
  GvtReader reader;
  const guint8 *user, *keys;
  gsize length, left;

  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  if (g_bytes_get_size (bytes) > MAX_REQUEST || gvt_reader_u8 (&reader) != VERSION)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No request for recovery");
      return FALSE;
    }

  gvt_reader_copy (&reader, self->id, sizeof self->id);
  gvt_reader_copy (&reader, self->ephemeral.bytes, sizeof self->ephemeral.bytes);
  length = gvt_reader_u8 (&reader);
  user = gvt_reader_data (&reader, length);
  left = gvt_reader_left (&reader);
  keys = gvt_reader_data (&reader, left);
  if (!gvt_reader_end (&reader, "a request for recovery", error))
    return FALSE;

  self->user = g_strndup ((const char *) user, length);
  self->keys = g_bytes_new (keys, left);
  return check_user (self->user, error);
}

char *
gvt_recovery_answer_context (const guint8 *id, const char *user)
{
  g_autofree char *text = gvt_hex (id, GVT_RECOVERY_ID_SIZE);

  return g_strjoin ("\n", "recovery/answer/1", text, user, NULL);
}

GBytes *
gvt_recovery_answer (const GvtSecret *key, GBytes *bytes, GvtRecoveryFacts *facts, GError **error)
{
  g_auto (GvtRecoveryRequest) request = { 0 };
  g_autoptr (GvtSecret) keys = NULL;
  g_autofree char *context = NULL;

  if (!gvt_recovery_request_read (bytes, &request, error))
    return NULL;

  keys = gvt_unseal_secret_with (key, GVT_RECOVERY_KEYS_CONTEXT, request.keys, error);
  if (keys == NULL)
    return NULL;
  if (gvt_secret_size (keys) != GVT_RECOVERY_KEYS_SIZE)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "No keys of a laptop");
      return NULL;
    }

  memcpy (facts->device.bytes, gvt_secret_get (keys) + 2 * GVT_KEY_SIZE,
          sizeof facts->device.bytes);
  memcpy (facts->id, request.id, sizeof facts->id);
  facts->user = g_strdup (request.user);
  context = gvt_recovery_answer_context (request.id, request.user);
  return gvt_seal_to (&request.ephemeral, 1, context, gvt_secret_get (keys), 2 * GVT_KEY_SIZE);
}
