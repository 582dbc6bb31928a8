/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-recovery.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-central-keys.h"
#include "gvt-central-kinds.h"
#include "gvt-central-private.h"
#include "gvt-device-store.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-key-file.h"

/* Either share is random by itself; both together are the key. */
static GvtSecret *
join_shares (const GvtSecret *a, const GvtSecret *b)
{
  guint8 bytes[GVT_KEY_SIZE];
  GvtSecret *key;

  for (gsize i = 0; i < sizeof bytes; i++)
    bytes[i] = gvt_secret_get (a)[i] ^ gvt_secret_get (b)[i];
  key = gvt_secret_new (bytes, sizeof bytes);
  sodium_memzero (bytes, sizeof bytes);
  return key;
}

static gboolean
check_free (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is there already"), path);
  return FALSE;
}

gboolean
gvt_central_make_recovery_key (GvtCentral *self,
                               const char *root_key_file,
                               const char *share_a,
                               const char *share_b,
                               gboolean may_replace,
                               GError **error)
{
  g_autoptr (GvtSecret) a = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) b = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) key = join_shares (a, b);
  GvtPublicKey public_key;

  g_return_val_if_fail (GVT_IS_CENTRAL (self), FALSE);

  if (gvt_central_get_keys (self)->has_recovery_key && !may_replace)
    {
      gvt_error_tell (error, GVT_ERROR_STATE,
                      _ ("There is a recovery key already, and nothing was changed. If a share of "
                         "it is lost or known to others, make another one with --replace, and keep "
                         "the old shares until every laptop has synchronised: until then a laptop "
                         "can be recovered with the old ones alone."));
      return FALSE;
    }

  gvt_sealing_key_public (key, &public_key);
  return check_free (share_a, error) && check_free (share_b, error)
         && gvt_key_file_write (share_a, a, error) && gvt_key_file_write (share_b, b, error)
         && gvt_central_name_recovery_key (self, root_key_file, &public_key, error);
}

static GvtSecret *
read_key (const char *share_a, const char *share_b, GError **error)
{
  g_autoptr (GvtSecret) a = gvt_key_file_read (share_a, GVT_KEY_SIZE, error);
  g_autoptr (GvtSecret) b = a != NULL ? gvt_key_file_read (share_b, GVT_KEY_SIZE, error) : NULL;

  return b != NULL ? join_shares (a, b) : NULL;
}

/* Whether the shares are the newest key's does not matter: a laptop that has not talked to the
 * centre since is sealed to the key before. */
static GBytes *
answer_request (GvtSecret *key, GBytes *request, GvtRecoveryFacts *facts, GError **error)
{
  g_autoptr (GError) local = NULL;
  GBytes *answer = gvt_recovery_answer (key, request, facts, &local);

  if (answer != NULL)
    return answer;
  if (g_error_matches (local, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE))
    gvt_error_tell (error, GVT_ERROR_BAD_INPUT,
                    _ ("These two shares do not open this request. They are not two shares of one "
                       "recovery key, or the laptop is still sealed to the key before: then take "
                       "the two shares of that one. Nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

typedef struct
{
  GvtCentral *central;
  const GvtRecoveryFacts *facts;
  char *code;
} Answering;

static gboolean
note_answer (GvtDb *db, gpointer user_data, GError **error)
{
  Answering *answering = user_data;
  const GvtRecoveryFacts *facts = answering->facts;
  g_autoptr (GvtDeviceRecord) device = NULL;
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = GVT_RECOVERY_ANSWERED_KIND,
                          .subject = facts->id,
                          .subject_length = sizeof facts->id,
                          .body = body };

  if (!gvt_device_store_find (db, &facts->device, &device, error))
    return FALSE;
  if (device == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "No laptop of this centre");
      return FALSE;
    }

  answering->code = g_strdup (device->code);
  gvt_json_set_id (body, "device", &facts->device);
  json_object_set_string_member (body, "user", facts->user);
  return gvt_journal_append (answering->central->journal, db, &draft, NULL, error);
}

GBytes *
gvt_central_recover (GvtCentral *self,
                     const char *share_a,
                     const char *share_b,
                     GBytes *request,
                     GvtRecoveryFacts *facts,
                     char **device_code,
                     GError **error)
{
  g_autoptr (GvtSecret) key = NULL;
  g_autoptr (GBytes) answer = NULL;
  Answering answering = { self, facts, NULL };

  g_return_val_if_fail (GVT_IS_CENTRAL (self), NULL);

  key = read_key (share_a, share_b, error);
  answer = key != NULL ? answer_request (key, request, facts, error) : NULL;
  if (answer == NULL || !gvt_store_write (self->store, note_answer, &answering, error))
    {
      g_free (answering.code);
      return NULL;
    }

  *device_code = answering.code;
  return g_steal_pointer (&answer);
}
