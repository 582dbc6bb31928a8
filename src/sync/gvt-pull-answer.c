/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pull-answer.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-outbox-message.h"
#include "gvt-signed-file.h"

#define TYPE        "PULL"
#define MAJOR       1
#define TYPE_OFFSET 4 /* in a file header (gvt-wire.h) */

GBytes *
gvt_pull_answer_write (const GvtId *device,
                       guint32 incarnation,
                       GBytes *question,
                       GBytes *list,
                       const GvtSecret *signing_key,
                       GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();
  GvtHash asked;

  gvt_hash_of_bytes (question, &asked);
  gvt_json_set_id (header, "device", device);
  json_object_set_int_member (header, "incarnation", incarnation);
  gvt_json_set_hash (header, "asked", &asked);
  return gvt_signed_file_write (TYPE, MAJOR, header, list, signing_key, error);
}

static gboolean
is_of_type (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return size >= TYPE_OFFSET + strlen (TYPE)
         && memcmp (data + TYPE_OFFSET, TYPE, strlen (TYPE)) == 0;
}

static gboolean
check_question (
    JsonObject *header, const GvtId *device, guint32 incarnation, GBytes *question, GError **error)
{
  GvtId for_device;
  GvtHash asked, named;
  gint64 for_incarnation;

  if (!gvt_json_get_id (header, "device", &for_device, error)
      || !gvt_json_get_int (header, "incarnation", &for_incarnation, error)
      || !gvt_json_get_hash (header, "asked", &named, error))
    return FALSE;

  gvt_hash_of_bytes (question, &asked);
  if (gvt_id_equal (&for_device, device) && for_incarnation == incarnation
      && gvt_hash_equal (&named, &asked))
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE,
                       "The centre's word is on another question");
  return FALSE;
}

GBytes *
gvt_pull_answer_read (GBytes *bytes,
                      const GvtId *device,
                      guint32 incarnation,
                      GBytes *question,
                      const GvtPublicKey *signing_key,
                      gboolean *has_word,
                      GError **error)
{
  g_autoptr (GvtSignedFile) file = NULL;

  *has_word = is_of_type (bytes);
  if (!*has_word)
    return g_bytes_ref (bytes);

  file = gvt_signed_file_read (bytes, TYPE, MAJOR, GVT_OUTBOX_MAX_LIST, error);
  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !check_question (gvt_signed_file_get_header (file), device, incarnation, question, error))
    return NULL;
  return g_bytes_ref (gvt_signed_file_get_payload (file));
}
