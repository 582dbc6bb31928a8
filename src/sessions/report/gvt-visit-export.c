/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visit-export.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-text.h"

static gboolean
journal_export (
    GvtProfile *profile, GvtVisit *visit, const char *form, GBytes *content, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtId *id = gvt_visit_get_id (visit);
  GvtEventDraft draft = {
    .kind = "visit.exported/1",
    .subject = id->bytes,
    .subject_length = sizeof id->bytes,
    .place = gvt_visit_get_place (visit),
    .body = body,
  };
  GvtHash digest;

  if (journal == NULL)
    return FALSE;

  gvt_hash_of_bytes (content, &digest);
  gvt_json_set_id (body, "visit", id);
  json_object_set_string_member (body, "form", form);
  gvt_json_set_hash (body, "digest", &digest);
  return gvt_journal_record (journal, &draft, NULL, error);
}

gboolean
gvt_visit_export (GvtProfile *profile,
                  GvtVisit *visit,
                  const char *form,
                  GBytes *content,
                  const char *path,
                  GError **error)
{
  /* First the file, whole on its disk: the record says that there is one. */
  if (!gvt_file_write (path, content, error))
    return FALSE;
  if (journal_export (profile, visit, form, content, error))
    return TRUE;

  g_unlink (path);
  return FALSE;
}

char *
gvt_visit_export_mark (GvtProfile *profile, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  const GvtUser *user = gvt_vault_get_user (gvt_profile_get_vault (profile));
  g_autofree char *code = NULL;
  g_autofree char *when = NULL;
  GvtId device;

  if (journal == NULL || !gvt_journal_get_device (journal, &device, NULL, &code, error))
    return NULL;
  when = gvt_text_date_time (gvt_clock_now_us (gvt_journal_get_clock (journal)));
  return g_strdup_printf (_ ("Made with Go Vote on laptop %s by %s, %s"), code,
                          user != NULL ? user->code : "", when);
}
