/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-check-message.h"

#include <string.h>

#include "gvt-check-acts.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-outbox-message.h"
#include "gvt-prekey-secret.h"
#include "gvt-seal.h"

gboolean
gvt_check_message_has_hits (GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    if (((const GvtCheckAnswer *) answers->pdata[i])->hits->len > 0)
      return TRUE;
  return FALSE;
}

static gboolean
seal_hits (JsonObject *object, GPtrArray *answers, const GvtPrekey *prekey, GError **error)
{
  g_autoptr (JsonObject) all = json_object_new ();
  JsonArray *each = json_array_new ();
  g_autoptr (GBytes) plain = NULL;
  g_autoptr (GBytes) sealed = NULL;

  for (guint i = 0; i < answers->len; i++)
    json_array_add_object_element (each, gvt_check_answer_hits_to_json (answers->pdata[i]));
  json_object_set_array_member (all, "answers", each);
  plain = gvt_json_canonical (all, error);
  if (plain == NULL)
    return FALSE;

  sealed = gvt_seal_to (&prekey->key, 1, GVT_CHECK_ANSWERS_TYPE, g_bytes_get_data (plain, NULL),
                        g_bytes_get_size (plain));
  gvt_json_set_id (object, "prekey", &prekey->id);
  gvt_json_set_hex (object, "hits", g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
  return TRUE;
}

GBytes *
gvt_check_message_write (GPtrArray *answers, const GvtPrekey *prekey, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *each = json_array_new ();

  for (guint i = 0; i < answers->len; i++)
    json_array_add_object_element (each, gvt_check_answer_to_json (answers->pdata[i]));
  json_object_set_array_member (object, "answers", each);
  if (prekey != NULL && !seal_hits (object, answers, prekey, error))
    return NULL;
  return gvt_json_canonical (object, error);
}

/* --- at the laptop --- */

/* Returns: (transfer full) (nullable): the bytes of "hits" */
static GBytes *
get_sealed (JsonObject *object, GError **error)
{
  const char *text = gvt_json_get_text (object, "hits", error);
  gsize length = text != NULL ? strlen (text) / 2 : 0;
  g_autofree guint8 *bytes = NULL;

  if (text == NULL)
    return NULL;
  bytes = g_malloc (length + 1);
  return gvt_json_get_hex (object, "hits", bytes, length, error)
             ? g_bytes_new_take (g_steal_pointer (&bytes), length)
             : NULL;
}

/* @hits: (out) (transfer full): %NULL where there are none, or the key is gone */
static gboolean
open_hits (GvtDb *db, JsonObject *object, JsonObject **hits, GError **error)
{
  g_autoptr (GvtSecret) secret = NULL;
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) plain = NULL;
  GvtId prekey;

  *hits = NULL;
  if (!json_object_has_member (object, "hits"))
    return TRUE;
  if (!gvt_json_get_id (object, "prekey", &prekey, error)
      || (sealed = get_sealed (object, error)) == NULL
      || !gvt_prekey_secret_load (db, &prekey, &secret, error))
    return FALSE;
  if (secret == NULL)
    return TRUE;

  plain = gvt_unseal_with (secret, GVT_CHECK_ANSWERS_TYPE, sealed, error);
  *hits = plain != NULL ? gvt_json_parse (plain, GVT_OUTBOX_MAX_PAYLOAD, error) : NULL;
  return *hits != NULL && gvt_prekey_secret_forget (db, &prekey, error);
}

static gboolean
read_hits (JsonObject *hits, guint index, GvtCheckAnswer *answer, GError **error)
{
  JsonArray *each = gvt_json_get_array (hits, "answers", error);
  JsonObject *object = each != NULL ? gvt_json_element_object (each, index, "hits", error) : NULL;

  return object != NULL && gvt_check_answer_read_hits (answer, object, error);
}

static gboolean
check_count (JsonArray *each, JsonObject *hits, GError **error)
{
  guint n = json_array_get_length (each);
  JsonArray *named = hits != NULL ? gvt_json_get_array (hits, "answers", error) : NULL;

  if (hits != NULL && named == NULL)
    return FALSE;
  if (n <= GVT_CHECK_ANSWERS_MAX && (named == NULL || json_array_get_length (named) == n))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "Answers and hits do not match");
  return FALSE;
}

gboolean
gvt_check_message_accept (
    GvtProfile *profile, GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (payload, GVT_OUTBOX_MAX_PAYLOAD, error);
  JsonArray *each = object != NULL ? gvt_json_get_array (object, "answers", error) : NULL;
  g_autoptr (JsonObject) hits = NULL;

  if (each == NULL || !open_hits (db, object, &hits, error) || !check_count (each, hits, error))
    return FALSE;
  for (guint i = 0; i < json_array_get_length (each); i++)
    {
      JsonObject *said = gvt_json_element_object (each, i, "an answer", error);
      g_autoptr (GvtCheckAnswer) answer = said != NULL ? gvt_check_answer_from_json (said, error)
                                                       : NULL;

      if (answer == NULL || (hits != NULL && !read_hits (hits, i, answer, error))
          || !gvt_check_answer_accept (profile, journal, db, answer, error))
        return FALSE;
    }
  return TRUE;
}
