/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-refusal.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-json.h"

#define MAX_BODY  4096
#define MAX_WORDS 200 /* letters of a reason */

/* @error is what the centre's code met; @means is what that says to a laptop: a signature that the
 * centre refused is not a forged centre, and the laptop's own files are not too new. @words, where
 * there are any, say more to a person than the centre's own, which speak of bytes. */
static const struct
{
  GvtError error;
  guint status;
  const char *code;
  GvtError means;
  const char *words;
} refusals[] = {
  { GVT_ERROR_BAD_INPUT, 400, "bad_input", GVT_ERROR_REFUSED, NULL },
  { GVT_ERROR_BAD_FORMAT, 400, "bad_format", GVT_ERROR_REFUSED,
    N_ ("it could not read what this laptop sent") },
  { GVT_ERROR_BAD_SIGNATURE, 403, "bad_signature", GVT_ERROR_REFUSED,
    N_ ("it could not tell that this came from this laptop") },
  { GVT_ERROR_FORBIDDEN, 403, "forbidden", GVT_ERROR_REFUSED, NULL },
  { GVT_ERROR_REFUSED, 403, "refused", GVT_ERROR_REFUSED, NULL },
  { GVT_ERROR_EXPIRED, 403, "expired", GVT_ERROR_EXPIRED, NULL },
  { GVT_ERROR_NOT_FOUND, 404, "not_found", GVT_ERROR_REFUSED,
    N_ ("it does not know this laptop, or what the laptop asked for") },
  { GVT_ERROR_STATE, 409, "state", GVT_ERROR_REFUSED, NULL },
  { GVT_ERROR_TAKEN, 409, "taken", GVT_ERROR_TAKEN, NULL },
  { GVT_ERROR_CHAIN, 409, "chain", GVT_ERROR_CHAIN, NULL },
  { GVT_ERROR_TOO_LARGE, 413, "too_large", GVT_ERROR_TOO_LARGE, NULL },
  { GVT_ERROR_TOO_NEW, 426, "too_new", GVT_ERROR_REFUSED,
    N_ ("its Go Vote is older than the one on this laptop") },
  { GVT_ERROR_DB_BUSY, 503, "busy", GVT_ERROR_OFFLINE, NULL },
  { GVT_ERROR_OFFLINE, 503, "unavailable", GVT_ERROR_OFFLINE, NULL },
  { GVT_ERROR_DISK_FULL, 507, "disk_full", GVT_ERROR_OFFLINE, NULL },
};

/* Programs before had one word for whatever is not there; what was not found stands beside it. */
#define UNKNOWN_MEMBER "unknown"
#define UNKNOWN_LAPTOP "laptop"

#define INTERNAL_STATUS 500
#define INTERNAL_CODE   "internal"
#define TOO_MANY_STATUS 429
#define BUSY_STATUS     503
#define LOGIN_STATUS    511 /* a captive portal that says so: RFC 6585 */

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
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND)
      && g_str_equal (error->message, GVT_REFUSAL_NO_LAPTOP))
    json_object_set_string_member (object, UNKNOWN_MEMBER, UNKNOWN_LAPTOP);
  /* What went wrong inside is the centre's own business; it is in the centre's log. */
  json_object_set_string_member (object, "message",
                                 *status >= INTERNAL_STATUS ? "The centre cannot do this now"
                                                            : error->message);

  body = gvt_json_canonical (object, NULL);
  return body != NULL ? body : g_bytes_new_static ("{\"error\":\"internal\"}", 20);
}

/* The row of @refusals; G_N_ELEMENTS when the centre never says this. */
static gsize
find_row (guint status, const char *code)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (refusals)
         && (refusals[i].status != status || !g_str_equal (refusals[i].code, code)))
    i++;
  return i;
}

static gboolean
may_be_shown (gunichar letter)
{
  return g_unichar_isprint (letter) && g_unichar_type (letter) != G_UNICODE_FORMAT;
}

/* What came over the wire may be anything: one line of bounded length, without what moves a
 * terminal's cursor or turns the direction of writing. Returns: (transfer full) */
static char *
make_harmless (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);
  guint n = 0;

  for (const char *p = text; *p != '\0' && n < MAX_WORDS; p = g_utf8_next_char (p), n++)
    if (may_be_shown (g_utf8_get_char (p)))
      g_string_append_unichar (line, g_utf8_get_char (p));
  g_strstrip (line->str);
  if (g_str_has_suffix (line->str, "."))
    line->str[strlen (line->str) - 1] = '\0'; /* describing it ends the sentence */
  return g_strdup (line->str);
}

/* The centre's reasons are fixed sentences of this program (marked N_ where they stand), so the
 * laptop can show them in its own language; one that it does not know is shown as it came. */
static char *
words_of (gsize row, JsonObject *object)
{
  g_autofree char *sent = make_harmless (gvt_json_text_or (object, "message", ""));

  if (refusals[row].words != NULL)
    return g_strdup (_ (refusals[row].words));
  return g_strdup (*sent != '\0' ? _ (sent) : refusals[row].code);
}

/* Nothing on the laptop is at fault, so none of this is "no network" and none is a loss. */
static void
tell_trouble (guint status, const char *code, GError **error)
{
  if (g_strcmp0 (code, "disk_full") == 0)
    gvt_error_tell (error, GVT_ERROR_OFFLINE,
                    _ ("The disk of the centre is full, so it can take nothing in just now. "
                       "Nothing was lost: everything is kept on this laptop and will be sent "
                       "later. Tell whoever runs the centre."));
  else if (status == TOO_MANY_STATUS || (code != NULL && status == BUSY_STATUS))
    gvt_error_tell (error, GVT_ERROR_OFFLINE,
                    _ ("The centre is busy just now. Nothing was lost: everything is kept on this "
                       "laptop and will be sent later. Try again in a few minutes."));
  else if (code != NULL || (status >= INTERNAL_STATUS && status != LOGIN_STATUS))
    gvt_error_tell (error, GVT_ERROR_OFFLINE,
                    _ ("The network is there, but the centre has a fault of its own (%u). Nothing "
                       "was lost: everything is kept on this laptop and will be sent later. If "
                       "it repeats, tell whoever runs the centre."),
                    status);
  else
    gvt_error_tell (error, GVT_ERROR_OFFLINE,
                    _ ("Something on the way answered in the centre's place (%u); mostly it is a "
                       "Wi-Fi that wants a login. Everything is kept on this laptop and will be "
                       "sent later. Log in to the Wi-Fi in a web browser, or use another "
                       "network, then try again."),
                    status);
}

void
gvt_refusal_read (guint status, GBytes *body, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (body, MAX_BODY, NULL);
  const char *code = object != NULL ? gvt_json_text_or (object, "error", NULL) : NULL;
  gsize row = code != NULL ? find_row (status, code) : G_N_ELEMENTS (refusals);

  if (row < G_N_ELEMENTS (refusals) && refusals[row].error == GVT_ERROR_NOT_FOUND
      && g_str_equal (gvt_json_text_or (object, UNKNOWN_MEMBER, ""), UNKNOWN_LAPTOP))
    gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                    _ ("The centre does not know this laptop; it may have been put back from a "
                       "backup of before this laptop was enrolled. Everything is safe on this "
                       "laptop, and nothing was sent. Leave it as it is and tell whoever runs the "
                       "centre: a newer backup of the centre brings it back."));
  else if (status < INTERNAL_STATUS && row < G_N_ELEMENTS (refusals))
    {
      g_autofree char *words = words_of (row, object);

      g_set_error_literal (error, GVT_ERROR, (gint) refusals[row].means, words);
    }
  else
    tell_trouble (status, code, error);
}
