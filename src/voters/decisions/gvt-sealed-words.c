/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sealed-words.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-proposal-field.h"

#define CONTEXT "proposal-question/1"

void
gvt_wipe_bytes (GBytes *bytes)
{
  gsize length;
  gpointer data = g_bytes_unref_to_data (bytes, &length);

  sodium_memzero (data, length);
  g_free (data);
}

static gboolean
is_plain (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)) && *at != '\n')
      return FALSE;
  return TRUE;
}

gboolean
gvt_question_check (const char *text, GError **error)
{
  const char *what = NULL;

  if (text == NULL || !g_utf8_validate (text, -1, NULL) || *text == '\0' || !is_plain (text)
      || g_utf8_strlen (text, -1) > GVT_QUESTION_MAX)
    what = _ ("the question: 1 to 500 letters");
  else if (gvt_text_holds_nik (text))
    what = _ ("the question: no identity number belongs there");
  if (what == NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, what);
  return FALSE;
}

GBytes *
gvt_question_seal (const char *text, const GvtPublicKey *recipients, guint n_recipients)
{
  return gvt_seal_to (recipients, n_recipients, CONTEXT, text, strlen (text));
}

char *
gvt_question_unseal (GPtrArray *keys, GBytes *sealed, GError **error)
{
  g_autoptr (GBytes) plain = gvt_unseal_with_any (keys, CONTEXT, sealed, error);
  char *text;

  if (plain == NULL)
    return NULL;

  text = g_strndup (g_bytes_get_data (plain, NULL), g_bytes_get_size (plain));
  if (gvt_question_check (text, error))
    return text;
  gvt_wipe_free (text);
  return NULL;
}
