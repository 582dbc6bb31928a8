/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-own-code.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-secret.h"

#define PURPOSE "own-code/1"

static gboolean
refuse_character (const char *at, GError **error)
{
  g_autofree char *character = g_strndup (at, g_utf8_next_char (at) - at);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("A code of one's own has letters from A to Z and digits, not “%s”."), character);
  return FALSE;
}

static gboolean
check_length (guint length, GError **error)
{
  if (length >= GVT_OWN_CODE_MIN && length <= GVT_OWN_CODE_MAX)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("A code of one's own has %d to %d letters and digits."), GVT_OWN_CODE_MIN,
               GVT_OWN_CODE_MAX);
  return FALSE;
}

gboolean
gvt_own_code_clean (const char *text, char code[GVT_OWN_CODE_MAX + 1], GError **error)
{
  char clean[GVT_OWN_CODE_MAX + 1] = "";
  guint length = 0;

  if (!g_utf8_validate (text, -1, NULL))
    return refuse_character ("?", error);
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (g_unichar_isspace (g_utf8_get_char (at)))
        continue;
      if (!g_ascii_isalnum (*at))
        return refuse_character (at, error);
      if (length < GVT_OWN_CODE_MAX)
        clean[length] = g_ascii_toupper (*at);
      length++;
    }
  if (!check_length (length, error))
    return FALSE;

  memcpy (code, clean, sizeof clean);
  return TRUE;
}

const char *
gvt_own_code_get_rule (void)
{
  return _ ("Make up a code of 4 to 8 letters and digits that only you know, such as the first two "
            "letters of your mother's name and two digits you like. No name, no date of birth. "
            "Give the same code in both tests.");
}

/* --- its mark --- */

/* Two programs may come to it at once: whose key stands there first is everybody's. */
static gboolean
make_key (GvtDb *db, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO own_code_key (number, key) VALUES (1, :key) ON CONFLICT DO NOTHING", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_data (stmt, ":key", gvt_secret_get (key), gvt_secret_size (key));
  return gvt_stmt_run (stmt, error);
}

/* Returns: (transfer full) (nullable) */
static GvtSecret *
read_key (GvtDb *db, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (!make_key (db, error))
    return NULL;
  stmt = gvt_db_prepare (db, "SELECT key FROM own_code_key", error);
  if (stmt == NULL || !gvt_stmt_one (stmt, "the key of the codes", error))
    return NULL;

  bytes = gvt_stmt_bytes (stmt, 0);
  return gvt_secret_new (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gboolean
gvt_own_code_mark (GvtDb *db,
                   const GvtId *session,
                   const char *code,
                   guint8 mark[GVT_CODE_MARK_SIZE],
                   GError **error)
{
  g_autoptr (GvtSecret) key = read_key (db, error);
  crypto_generichash_state state;

  if (key == NULL)
    return FALSE;

  crypto_generichash_init (&state, gvt_secret_get (key), gvt_secret_size (key), GVT_CODE_MARK_SIZE);
  crypto_generichash_update (&state, (const guint8 *) PURPOSE, sizeof PURPOSE);
  crypto_generichash_update (&state, session->bytes, sizeof session->bytes);
  crypto_generichash_update (&state, (const guint8 *) code, strlen (code));
  crypto_generichash_final (&state, mark, GVT_CODE_MARK_SIZE);
  sodium_memzero (&state, sizeof state);
  return TRUE;
}
