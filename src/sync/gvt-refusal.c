/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-refusal.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_BODY 4096

/* @error is what the centre's code met; @means is what that says to a laptop: a signature that the
 * centre refused is not a forged centre, and the laptop's own files are not too new. */
static const struct
{
  GvtError error;
  guint status;
  const char *code;
  GvtError means;
} refusals[] = {
  { GVT_ERROR_BAD_INPUT, 400, "bad_input", GVT_ERROR_REFUSED },
  { GVT_ERROR_BAD_FORMAT, 400, "bad_format", GVT_ERROR_REFUSED },
  { GVT_ERROR_BAD_SIGNATURE, 403, "bad_signature", GVT_ERROR_REFUSED },
  { GVT_ERROR_FORBIDDEN, 403, "forbidden", GVT_ERROR_REFUSED },
  { GVT_ERROR_REFUSED, 403, "refused", GVT_ERROR_REFUSED },
  { GVT_ERROR_EXPIRED, 403, "expired", GVT_ERROR_EXPIRED },
  { GVT_ERROR_NOT_FOUND, 404, "not_found", GVT_ERROR_REFUSED },
  { GVT_ERROR_STATE, 409, "state", GVT_ERROR_REFUSED },
  { GVT_ERROR_TAKEN, 409, "taken", GVT_ERROR_TAKEN },
  { GVT_ERROR_CHAIN, 409, "chain", GVT_ERROR_CHAIN },
  { GVT_ERROR_TOO_LARGE, 413, "too_large", GVT_ERROR_TOO_LARGE },
  { GVT_ERROR_TOO_NEW, 426, "too_new", GVT_ERROR_REFUSED },
  { GVT_ERROR_DB_BUSY, 503, "busy", GVT_ERROR_OFFLINE },
  { GVT_ERROR_OFFLINE, 503, "unavailable", GVT_ERROR_OFFLINE },
  { GVT_ERROR_DISK_FULL, 507, "disk_full", GVT_ERROR_OFFLINE },
};

#define INTERNAL_STATUS 500
#define INTERNAL_CODE   "internal"

static void
find_refusal (const GError *error, guint *status, const char **code)
{
  *status = INTERNAL_STATUS;
  *code = INTERNAL_CODE;
  if (error->domain != GVT_ERROR)
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if ((gint) refusals[i].error == error->code)
      {
        *status = refusals[i].status;
        *code = refusals[i].code;
      }
}

GBytes *
gvt_refusal_write (const GError *error, guint *status)
{
  g_autoptr (JsonObject) object = json_object_new ();
  GBytes *body;
  const char *code;

  find_refusal (error, status, &code);
  json_object_set_string_member (object, "error", code);
  /* What went wrong inside is the centre's own business; it is in the centre's log. */
  json_object_set_string_member (object, "message",
                                 *status >= INTERNAL_STATUS ? "The centre cannot do this now"
                                                            : error->message);

  body = gvt_json_canonical (object, NULL);
  return body != NULL ? body : g_bytes_new_static ("{\"error\":\"internal\"}", 20);
}

static gboolean
is_refusal (guint status, const char *code, GvtError *means)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (refusals[i].status == status && g_str_equal (refusals[i].code, code))
      {
        *means = refusals[i].means;
        return TRUE;
      }

  return FALSE;
}

void
gvt_refusal_read (guint status, GBytes *body, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (body, MAX_BODY, NULL);
  const char *code = object != NULL ? gvt_json_text_or (object, "error", NULL) : NULL;
  const char *reason = object != NULL ? gvt_json_text_or (object, "message", "") : "";
  GvtError means;

  if (reason[0] == '\0') /* of which gettext would make the head of its catalogue */
    reason = code;
  /* The centre's reasons are fixed texts of this program (marked N_ where they stand), so the
   * laptop can show them in its own language; a reason it does not know stays English. */
  if (status < INTERNAL_STATUS && code != NULL && is_refusal (status, code, &means))
    g_set_error_literal (error, GVT_ERROR, (gint) means, g_dgettext (GETTEXT_PACKAGE, reason));
  else if (code != NULL)
    g_set_error (error, GVT_ERROR, GVT_ERROR_OFFLINE, "The centre is busy (status %u)", status);
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_OFFLINE,
                 "Something between here and the centre answered with status %u", status);
}
