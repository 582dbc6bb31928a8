/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-retirement-answer.h"

#define SETTING "device.retirement" /* in Base64 */

gboolean
gvt_retirement_answer_accept (GvtDb *db, GBytes *payload, GError **error)
{
  gsize size;
  const guchar *data = g_bytes_get_data (payload, &size);
  g_autofree char *text = g_base64_encode (data, size);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT OR REPLACE INTO setting VALUES ('" SETTING "', :proof)", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":proof", text);
  return gvt_stmt_run (stmt, error);
}

GBytes *
gvt_retirement_answer_load (GvtProfile *profile, GError **error)
{
  g_autofree char *text = gvt_profile_dup_setting (profile, SETTING, error);
  gsize length;
  guchar *bytes;

  if (text == NULL)
    return NULL;
  bytes = g_base64_decode (text, &length);
  return g_bytes_new_take (bytes, length);
}
